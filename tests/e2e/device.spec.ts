import { expect } from '@playwright/test';
import { signIn } from './support/people.ts';
import { advance, currentStep, interruptRound, startRound } from './support/round.ts';
import { test } from './support/test.ts';

test('what is typed survives a step change, a reload and a lost network', async ({ browser }) => {
	const { facilitator, client, consultants } = await startRound(browser, ['consultation1']);
	const [catalina] = consultants;
	if (!catalina) throw new Error('absent');
	for (const title of ['Choix', 'Exposé', 'Clarification']) {
		await advance(facilitator, title, [catalina]);
	}

	await test.step('a step change leaves the text where it was', async () => {
		await catalina.getByLabel('Votre question').fill('Qui parle le premier, à la');
		await advance(facilitator, 'Contrat', [catalina]);
		await expect(catalina.getByText('Qui parle le premier, à la').first()).toBeVisible();
		await facilitator.getByRole('button', { name: 'Annuler', exact: true }).first().click();
		await expect(currentStep(catalina)).toContainText('Clarification');
		await expect(catalina.getByLabel('Votre question')).toHaveValue('Qui parle le premier, à la');
	});

	await test.step('a reload too', async () => {
		await catalina.reload();
		await expect(catalina.getByLabel('Votre question')).toHaveValue('Qui parle le premier, à la');
	});

	await test.step('without a network one writes on, and it leaves by itself once back', async () => {
		await catalina.context().setOffline(true);
		await catalina.getByLabel('Votre question').fill('Qui parle le premier, à la porte?');
		await catalina.getByRole('button', { name: 'Poser la question' }).click();
		await expect(catalina.getByText(/1 envoi en attente/).first()).toBeVisible();
		await catalina.context().setOffline(false);
		await expect(client.getByText('Qui parle le premier, à la porte?').first()).toBeVisible();
		await expect(catalina.getByText(/envoi en attente/)).toHaveCount(0);
	});

	await test.step('a second tab and a second device show the same round', async () => {
		const tab = await catalina.context().newPage();
		await tab.goto(catalina.url());
		const phone = await signIn(browser, 'consultation1', { viewport: { width: 390, height: 844 } });
		await phone.goto(catalina.url());
		await tab.getByRole('button', { name: 'Lever la main' }).first().click();
		for (const page of [catalina, phone]) {
			await expect(page.getByRole('button', { name: 'Baisser la main' }).first()).toBeVisible();
		}
		await phone.context().close();
	});
	await interruptRound(facilitator);
});

test('a session closed elsewhere says so, and keeps what was typed', async ({ browser }) => {
	const { facilitator, consultants, address } = await startRound(browser, ['consultation2']);
	const [youssef] = consultants;
	if (!youssef) throw new Error('absent');
	for (const title of ['Choix', 'Exposé', 'Clarification']) {
		await advance(facilitator, title, [youssef]);
	}
	await youssef.getByLabel('Votre question').fill('Une question à moitié');

	const elsewhere = await signIn(browser, 'consultation2');
	await elsewhere.goto('/compte');
	await elsewhere.getByRole('button', { name: /autres sessions/ }).click();
	await expect(youssef.getByText(/Votre session est fermée/).first()).toBeVisible();
	await elsewhere.context().close();

	await youssef.getByRole('link', { name: 'Ouvrir une session' }).first().click();
	await youssef.getByLabel('Courriel').fill('consultation2@demo.local');
	await youssef.getByLabel('Mot de passe', { exact: true }).fill('codeveloppement-demo');
	await youssef.getByRole('button', { name: 'Ouvrir ma session' }).click();
	await youssef.waitForURL(`**${address}`);
	await expect(youssef.getByLabel('Votre question')).toHaveValue('Une question à moitié');
	await interruptRound(facilitator);
});

test('when the facilitator is gone, the co-facilitator may take over', async ({ browser }) => {
	const { facilitator, client, consultants } = await startRound(browser, ['coanimation']);
	const [marc] = consultants;
	if (!marc) throw new Error('absent');
	await expect(marc.getByRole('button', { name: 'Reprendre l’animation' })).toHaveCount(0);
	const { origin } = new URL(facilitator.url());
	await facilitator.context().close();
	await marc.getByRole('button', { name: 'Reprendre l’animation' }).click({ timeout: 60_000 });
	await marc.getByRole('dialog').getByRole('button', { name: 'Reprendre l’animation' }).click();
	await expect(marc.getByRole('button', { name: /^Passer à/ })).toBeVisible();
	await advance(marc, 'Choix', [client]);

	const back = await signIn(browser, 'animation');
	await back.goto(`${origin}${new URL(client.url()).pathname}`);
	await expect(back.getByRole('button', { name: /^Passer à/ })).toHaveCount(0);
	await interruptRound(marc);
	for (const page of [back, client]) {
		await expect(page.getByText('La ronde est interrompue').first()).toBeVisible();
	}
});
