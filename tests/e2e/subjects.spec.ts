import { expect, type Page } from '@playwright/test';
import { days } from '#kernel/clock.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

test.use({ clock: 'subjects' });

const phoneOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Fixes a meeting of Les Traversées nine days after the clock of the journey. */
async function planMeeting(nadege: Page): Promise<string> {
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.getByRole('link', { name: 'Fixer une rencontre' }).click();
	await nadege.getByLabel('Titre').fill('Ronde de décembre');
	await nadege.getByLabel('Jour', { exact: true }).fill('2026-12-04');
	await nadege.getByLabel('Heure', { exact: true }).fill('13:30');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByRole('button', { name: 'Confirmer la rencontre' }).click();
	await nadege.waitForURL('**/rencontres/*');
	return new URL(nadege.url()).pathname;
}

const choice = (page: Page) => page.getByRole('region', { name: 'Quelle situation?' });

async function propose(page: Page, kind: string, sentence: string): Promise<void> {
	await choice(page).getByText('Proposer une situation').click();
	await choice(page).getByRole('radio', { name: kind }).check({ force: true });
	await choice(page).getByLabel('En une phrase').fill(sentence);
	await choice(page).getByRole('button', { name: 'Proposer au groupe' }).click();
	await expect(choice(page).getByText(sentence).first()).toBeVisible();
}

test('a group proposes, votes in secret, learns who is the client, who prepares alone and is reminded', async ({
	browser,
	server,
}) => {
	const nadege = await signIn(browser, 'animation');
	const soraya = await signIn(browser, 'cliente', phoneOptions);
	const marc = await signIn(browser, 'consultation1');
	const address = await planMeeting(nadege);

	await soraya.goto(address);
	await propose(soraya, 'Préoccupation', 'Un parent se tait quand j’arrive.');
	await marc.goto(address);
	await propose(marc, 'Projet', 'Une marche du samedi entre voisins.');
	await choice(marc)
		.getByRole('button', { name: /^Voter pour la situation de Soraya/ })
		.click();
	await expect(choice(marc).getByRole('button', { name: 'Votre vote' })).toBeFocused();
	await expect(choice(marc).getByText('1 personne a voté.', { exact: false })).toBeVisible();
	await expectAccessible(marc, 'the subjects');
	await expectNoSidewaysScroll(soraya, 'the subjects on a phone');

	await nadege.reload();
	await expect(choice(nadege).getByText('1 vote', { exact: true })).toHaveCount(0);
	await choice(nadege).getByRole('button', { name: 'Dévoiler le vote' }).click();
	await expect(choice(nadege).getByText('1 vote', { exact: true })).toBeVisible();
	await choice(nadege).getByText('Nommer la personne cliente').click();
	const soraysOption = choice(nadege).locator('option', { hasText: 'Soraya' });
	const chosen = (await soraysOption.getAttribute('value')) ?? '';
	await choice(nadege).getByLabel('Personne cliente').selectOption(chosen);
	await choice(nadege).getByRole('button', { name: 'Nommer cette personne' }).click();
	await expect(choice(nadege).getByText('Ce champ ne peut pas rester vide.')).toBeVisible();
	await expect(choice(nadege).getByLabel('Personne cliente')).toHaveValue(chosen);
	await expectAccessible(nadege, 'the choice, refused');
	await choice(nadege).getByLabel('Pourquoi').fill('La plus pressante pour le groupe.');
	await choice(nadege).getByRole('button', { name: 'Nommer cette personne' }).click();
	await expect(choice(nadege).getByText(/^Personne cliente.*Soraya/)).toBeVisible();

	await choice(marc).getByText('Modifier ma proposition').click();
	await choice(marc).getByLabel('En une phrase').fill('Une marche du dimanche entre voisins.');
	await choice(marc).getByRole('button', { name: 'Enregistrer' }).click();
	await expect(choice(marc).getByRole('alert')).toContainText('vient d’être nommée');
	await expect(choice(marc).getByRole('alert')).toContainText('Une marche du dimanche');

	await server.advance(0);
	await marc.goto('/courriels?pour=consultation1@demo.local');
	await marc.getByRole('link', { name: /^Personne cliente nommée/ }).click();
	const letter = marc.frameLocator('iframe');
	await expect(letter.getByText('a nommé la personne cliente', { exact: false })).toBeVisible();
	await expect(letter.getByText('Soraya')).toHaveCount(0);

	await server.advance(days(2));
	await soraya.goto('/courriels?pour=cliente@demo.local');
	await soraya.getByRole('link', { name: /^Votre préparation/ }).tap();
	await expect(
		soraya.frameLocator('iframe').getByRole('link', { name: 'Ouvrir ma préparation' }),
	).toBeVisible();

	await soraya.goto(address);
	await expect(choice(soraya).getByText('Vous êtes la personne cliente')).toBeVisible();
	await choice(soraya).getByRole('link', { name: 'Ouvrir ma préparation' }).tap();
	await soraya.getByLabel('Qu’est-ce qui vous touche?').fill('Leur patience.');
	await soraya.getByRole('button', { name: 'Enregistrer' }).tap();
	await expect(soraya.getByText('C’est enregistré, pour vous seulement.').first()).toBeVisible();
	await soraya.reload();
	await expect(soraya.getByLabel('Qu’est-ce qui vous touche?')).toHaveValue('Leur patience.');
	await expectAccessible(soraya, 'a preparation on a phone');
	await nadege.goto(`${address}/preparation`);
	await expect(nadege.getByLabel('Qu’est-ce qui vous touche?')).toHaveValue('');

	await nadege.goto(address.replace(/^.*/, '/accueil'));
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.waitForURL('**/groupes/*');
	await nadege.goto(`${new URL(nadege.url()).pathname}/ronde?rencontre=${address.split('/')[2]}`);
	await expect(nadege.getByLabel('Personne cliente')).toHaveValue(chosen);
});

test('what is written in a preparation survives another tab, a lost session and a server that is down', async ({
	browser,
	server,
}) => {
	const soraya = await signIn(browser, 'cliente');
	await soraya.getByRole('link', { name: 'Les Passerelles', exact: true }).first().click();
	await soraya.getByRole('link', { name: /mardi 15 décembre/ }).click();
	await soraya.waitForURL('**/rencontres/*');
	const address = `${new URL(soraya.url()).pathname}/preparation`;
	await soraya.goto(address);
	const touching = soraya.getByLabel('Qu’est-ce qui vous touche?');
	await touching.fill('Ce que j’ai vu.');

	const other = await soraya.context().newPage();
	await other.goto(address);
	await other.getByLabel('Que s’est-il passé?').fill('Un départ.');
	await other.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(other.getByText('C’est enregistré').first()).toBeVisible();

	await soraya.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(soraya.getByRole('alert')).toContainText('depuis un autre onglet');
	await expect(soraya.getByRole('alert')).toContainText('Un départ.');
	await expectAccessible(soraya, 'a preparation that another tab changed');
	await expect(touching).toHaveValue('Ce que j’ai vu.');
	await soraya.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(soraya.getByText('C’est enregistré').first()).toBeVisible();

	await touching.fill('Ce que j’ai compris.');
	await soraya.route('**/preparation', (route) => route.abort());
	await soraya.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(soraya.getByRole('alert')).toContainText('ne répond pas');
	await soraya.unroute('**/preparation');
	await soraya.context().clearCookies();
	await soraya.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(soraya.getByRole('alert')).toContainText('votre session a pris fin');
	await expect(touching).toHaveValue('Ce que j’ai compris.');
	expect(server.origin).toBe(new URL(soraya.url()).origin);
});

test('by keyboard one lets the others go first, and those who lead exchange two turns', async ({
	browser,
}) => {
	const soraya = await signIn(browser, 'cliente');
	await soraya.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	const turns = soraya.getByRole('region', { name: 'À qui le tour?' });
	await turns.getByRole('button', { name: 'Passer mon tour' }).focus();
	await soraya.keyboard.press('Enter');
	await expect(turns.getByRole('listitem').last()).toContainText('a laissé passer son tour');
	await expect(turns.getByRole('button', { name: 'Passer mon tour' })).toHaveCount(0);
	await expectAccessible(soraya, 'a turn that was skipped');

	const nadege = await signIn(browser, 'animation', phoneOptions);
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	const order = nadege.getByRole('region', { name: 'À qui le tour?' });
	const first = (await order.getByRole('listitem').first().innerText()).split('\n');
	await order.getByText('Échanger deux tours').focus();
	await nadege.keyboard.press('Enter');
	await expect(order.getByRole('button', { name: 'Échanger' })).toBeVisible();
	await order.getByRole('button', { name: 'Échanger' }).focus();
	await nadege.keyboard.press('Enter');
	await expect(order.getByRole('listitem').nth(1)).toContainText(first[1] ?? '');
	await expectAccessible(nadege, 'an exchange of turns on a phone');
});
