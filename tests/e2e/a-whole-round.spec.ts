import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { advance, currentStep, startRound } from './support/round.ts';
import { test } from './support/test.ts';

const consultants = [
	'coanimation',
	'consultation1',
	'consultation2',
	'consultation3',
	'consultation4',
	'consultation5',
];

test('eight people hold a whole round, from the lobby to the summary', async ({ browser }) => {
	test.setTimeout(400_000);
	const table = await startRound(browser, consultants);
	const { facilitator, client, address } = table;
	const [marc, catalina, youssef, fatoumata, emilie, thiLan] = table.consultants;
	if (!marc || !catalina || !youssef || !fatoumata || !emilie || !thiLan) throw new Error('absent');
	const others = [client, ...table.consultants];
	const everyone = [facilitator, ...others];
	const looks = async (step: string) => {
		for (const [who, page] of Object.entries({ facilitator, client, catalina })) {
			await expectAccessible(page, `${step}, ${who}`);
		}
	};

	await test.step('welcome', async () => {
		for (const page of others) await expect(currentStep(page)).toContainText('Accueil');
		await looks('welcome');
		expect(await transitionsInTwoSeconds(client), 'a page at rest spares the battery').toBe(0);
	});

	await test.step('choice: the vote stays hidden until it is revealed', async () => {
		await advance(facilitator, 'Choix', others);
		await propose(client, 'Un père que nos invitations ne rejoignent pas');
		await propose(emilie, 'Mes fins de suivi');
		for (const page of [catalina, youssef]) await vote(page, 'Un père que nos');
		await expect(facilitator.getByText('Votes reçus : 2.').first()).toBeVisible();
		await expect(client.getByText('2 votes', { exact: true })).toHaveCount(0);
		await looks('choice');
		await facilitator
			.getByRole('button', { name: /^Dévoiler/ })
			.first()
			.click();
		await expect(client.getByText('2 votes').first()).toBeVisible();
	});

	await test.step('presentation: questions are written in silence', async () => {
		await advance(facilitator, 'Exposé', others);
		await client.getByLabel('L’exposé, si vous voulez l’écrire').fill('Ce père ne répond plus.');
		await client.getByRole('button', { name: 'Déposer sur la table' }).click();
		await expect(catalina.getByText('Ce père ne répond plus.')).toBeVisible();
		await ask(catalina, 'Quand l’avez-vous vu pour la dernière fois?');
		await expect(facilitator.getByText(/1 question écrite/).first()).toBeVisible();
		await expect(facilitator.getByText('Quand l’avez-vous vu')).toHaveCount(0);
		await expect(client.getByText('Quand l’avez-vous vu')).toHaveCount(0);
		await looks('presentation');
	});

	await test.step('clarification: questions only, and advice is kept for later', async () => {
		await advance(facilitator, 'Clarification', others);
		await facilitator
			.getByRole('button', { name: /^Dévoiler/ })
			.first()
			.click();
		await expect(client.getByText('Quand l’avez-vous vu pour la dernière fois?')).toBeVisible();
		await client.getByRole('button', { name: 'Répondre par écrit' }).click();
		await client.getByLabel('Votre réponse').fill('Au mois de mai, à la porte.');
		await client.getByRole('button', { name: 'Déposer la réponse' }).click();
		await expect(catalina.getByText('Au mois de mai, à la porte.')).toBeVisible();
		await youssef.getByLabel('Votre question').fill('Avez-vous pensé à inviter le père le soir?');
		await expect(youssef.getByText('On dirait un conseil déguisé en question.')).toBeVisible();
		await youssef.getByRole('button', { name: 'La garder', exact: true }).click();
		await expect(facilitator.getByText('inviter le père le soir')).toHaveCount(0);
		await looks('clarification');
	});

	await test.step('contract: the client alone publishes it, and it stays on every screen', async () => {
		await advance(facilitator, 'Contrat', others);
		await expect(facilitator.getByRole('button', { name: /^Publier/ })).toHaveCount(0);
		await client.getByLabel('Votre demande au groupe').fill('J’aimerais rejoindre ce père.');
		await client.getByRole('button', { name: 'Publier le contrat' }).click();
		for (const page of everyone) {
			await expect(page.getByText(/J’aimerais rejoindre ce père/).first()).toBeVisible();
		}
		await looks('contract');
	});

	await test.step('consultation: hands, the floor, cards, and what the client keeps in private', async () => {
		await advance(facilitator, 'Rétroactions', others);
		await youssef.getByRole('button', { name: 'Déposer', exact: true }).click();
		await expect(client.getByText('Avez-vous pensé à inviter le père le soir?')).toBeVisible();
		await thiLan.getByRole('button', { name: 'Lever la main' }).first().click();
		await facilitator
			.getByRole('button', { name: /Donner la parole à Thi-Lan/ })
			.first()
			.click();
		await expect(thiLan.getByText('Vous avez la parole.').first()).toBeVisible();
		await lay(catalina, 'Piste', 'Proposer un appel à l’heure de son choix.');
		await expect(fatoumata.getByText('Proposer un appel à l’heure')).toBeVisible();
		const card = client.getByRole('article').filter({ hasText: 'Proposer un appel' });
		await card.getByRole('button', { name: 'Garder', exact: true }).click();
		await expect(card.getByRole('button', { name: 'Gardée' })).toBeVisible();
		for (const page of [facilitator, catalina]) {
			await expect(page.getByText('Gardée', { exact: true })).toHaveCount(0);
		}
		await looks('consultation');
	});

	await test.step('action plan: what, with whom, when, and how it will be seen', async () => {
		await advance(facilitator, 'Plan d’action', others);
		await expect(client.getByText('Ce que vous gardez').first()).toBeVisible();
		await client.getByLabel('Quoi', { exact: true }).fill('Appeler le père un soir.');
		await client.getByLabel('Avec qui').fill('ma collègue du soir');
		await client.getByLabel('Pour quand').fill('2026-12-18');
		await client.getByLabel('Ce qui montrera que c’est fait').fill('il rappelle');
		await client.getByRole('button', { name: 'Ajouter cette action' }).click();
		await expect(marc.getByText('Appeler le père un soir.')).toBeVisible();
		await looks('action plan');
	});

	await test.step('learning: private unless shared, and an anonymous pulse', async () => {
		await advance(facilitator, 'Apprentissages', others);
		await learn(client, 'Mon urgence n’est pas la sienne.');
		await learn(fatoumata, 'Demander l’heure avant la date.', { isShared: true });
		await expect(client.getByText('Demander l’heure avant la date.')).toBeVisible();
		for (const page of [marc, catalina, youssef]) await answerPulse(page);
		await expect(facilitator.getByText(/Réponses reçues\s: 3/).first()).toBeVisible();
		await expect(facilitator.getByText('Mon urgence')).toHaveCount(0);
		await looks('learning');
	});

	await test.step('closing: the summary shows each one what is theirs to read', async () => {
		await facilitator.getByRole('button', { name: /^Terminer/ }).click();
		const question = facilitator.getByRole('dialog');
		await question.getByRole('button', { name: 'Terminer la ronde' }).click();
		for (const page of [client, catalina]) {
			await page.getByRole('link', { name: 'Lire le résumé' }).click();
			await page.waitForURL(`**${address}/resume`);
			await expect(page.getByText('J’aimerais rejoindre ce père.').first()).toBeVisible();
			await expectAccessible(page, 'summary');
		}
		await expect(client.getByText('Proposer un appel à l’heure de son choix.')).toBeVisible();
		await expect(client.getByText('Mon urgence n’est pas la sienne.')).toBeVisible();
		await expect(catalina.getByText('Proposer un appel')).toHaveCount(0);
		await expect(catalina.getByText('Mon urgence')).toHaveCount(0);
	});

	await test.step('afterwards: the action waits on the client’s home, and the turn is taken', async () => {
		await client.goto('/accueil');
		const action = client.getByRole('listitem').filter({ hasText: 'Appeler le père un soir.' });
		await action.getByRole('button', { name: 'En partie' }).click();
		await expect(action.getByRole('button', { name: 'En partie' })).toHaveAttribute(
			'aria-pressed',
			'true',
		);
		const download = await client.request.get(`${address}/resume.md`);
		expect(download.headers()['content-disposition']).toContain('attachment');
		expect(await download.text()).toContain('Appeler le père un soir.');
	});
});

/** How many transitions start while the round's clock changes twice. */
async function transitionsInTwoSeconds(page: Page): Promise<number> {
	return page.getByRole('timer').evaluate(
		(clock) =>
			new Promise<number>((resolve) => {
				let started = 0;
				let ticks = 0;
				document.addEventListener('transitionrun', () => started++);
				new MutationObserver(() => ++ticks === 2 && resolve(started)).observe(clock, {
					characterData: true,
					subtree: true,
				});
			}),
	);
}

async function propose(page: Page, subject: string): Promise<void> {
	await page.getByLabel('Votre sujet, en une phrase').fill(subject);
	await page.getByRole('button', { name: 'Proposer ce sujet' }).click();
	await expect(page.getByText(subject).first()).toBeVisible();
}

async function vote(page: Page, subject: string): Promise<void> {
	const line = page.getByRole('listitem').filter({ hasText: subject });
	await line.getByRole('button', { name: 'Voter pour ce sujet' }).click();
	await expect(line.getByText('Votre vote')).toBeVisible();
}

async function ask(page: Page, question: string): Promise<void> {
	await page.getByLabel('Votre question').fill(question);
	await page.getByRole('button', { name: 'Poser la question' }).click();
	await expect(page.getByText(question).first()).toBeVisible();
}

async function lay(page: Page, kind: string, text: string): Promise<void> {
	await page.getByRole('button', { name: kind, exact: true }).click();
	await page.getByLabel('Texte de la fiche').fill(text);
	await page.getByRole('button', { name: 'Déposer sur la table' }).click();
}

/** Private unless its author says otherwise. */
async function learn(page: Page, text: string, { isShared = false } = {}): Promise<void> {
	const form = page.locator('form').filter({ has: page.getByLabel('Votre apprentissage') });
	await form.getByLabel('Votre apprentissage').fill(text);
	if (isShared) await form.getByLabel('Partager avec le groupe').check();
	await form.locator('button[type=submit]').click();
	await expect(page.getByText(text).first()).toBeVisible();
}

async function answerPulse(page: Page): Promise<void> {
	for (const question of ['Ma parole', 'Cette ronde sera utile', 'Le climat']) {
		const scale = page.getByRole('group', { name: question });
		await scale.getByRole('button', { name: '4', exact: true }).click();
	}
	await page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
	await expect(page.getByText(/^Merci\./).first()).toBeVisible();
}
