import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const following = (page: Page) => page.getByRole('radio', { name: 'Celle-ci et les suivantes' });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** The line of a list of meetings that is on that day. */
const lineOn = (page: Page, day: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('link', { name: day, exact: true }) });

/** Saves a change, and waits for the meeting that moved. */
async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.waitForURL(/\/rencontres\/[^/]+$/);
	await expect(page.getByText('Déplacée', { exact: true })).toBeVisible();
}

async function openGroup(page: Page): Promise<void> {
	await page.goto('/accueil');
	await page.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await page.waitForURL('**/groupes/*');
}

test('a series is planned from its dates, one meeting moves alone, the following ones together, and the rest is cancelled', async ({
	browser,
}) => {
	const nadege = await signIn(browser, 'animation');
	await openGroup(nadege);
	await nadege.getByRole('link', { name: 'Fixer une rencontre' }).click();
	await field(nadege, 'Titre').fill('Ronde du jeudi');
	await field(nadege, 'Jour').fill('2031-01-30');
	await field(nadege, 'Heure').fill('13:30');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByLabel('Fréquence').selectOption('Chaque mois, le dernier jeudi');
	const see = nadege.getByRole('button', { name: 'Voir les dates' });
	await see.click();
	await expect(nadege.getByRole('alert')).toContainText('Une série a toujours une fin');
	await expect(nadege.getByLabel('Nombre de dates')).toBeFocused();
	await nadege.getByLabel('Nombre de dates').fill('500');
	await see.click();
	await expect(nadege.getByRole('alert')).toContainText('au plus 52 dates');
	await nadege.getByLabel('Nombre de dates').fill('6');
	await see.click();
	await expect(nadege.getByText('6 rencontres seront fixées.')).toBeVisible();
	await nadege.getByRole('checkbox', { name: 'jeudi 27 février 2031' }).check();
	await expect(nadege.getByText('5 rencontres seront fixées.')).toBeVisible();
	await expectAccessible(nadege, 'the dates of a series');
	await nadege.getByRole('button', { name: 'Confirmer la série' }).click();
	await nadege.waitForURL('**/rencontres/*');
	await expect(nadege.getByText('Cette rencontre fait partie d’une série.')).toBeVisible();

	await nadege.goto('/rencontres');
	await expect(lineOn(nadege, 'jeudi 27 février')).toHaveCount(0);
	await lineOn(nadege, 'jeudi 24 avril').getByRole('link').click();
	await nadege.getByRole('link', { name: 'Modifier la rencontre' }).click();
	await field(nadege, 'Jour').fill('2031-04-25');
	await save(nadege);

	await nadege.goto('/rencontres');
	await lineOn(nadege, 'jeudi 27 mars').getByRole('link').click();
	await nadege.getByRole('link', { name: 'Modifier la rencontre' }).click();
	await field(nadege, 'Jour').fill('2031-03-26');
	await field(nadege, 'Heure').fill('14:00');
	await following(nadege).check();
	await expectAccessible(nadege, 'a change of a series');
	await save(nadege);

	await nadege.goto('/rencontres');
	await expect(lineOn(nadege, 'jeudi 30 janvier')).toContainText(/13.h.30/);
	await expect(lineOn(nadege, 'mercredi 26 mars')).toContainText(/14.h à/);
	await expect(lineOn(nadege, 'vendredi 25 avril')).toContainText(/13.h.30/);
	await expect(lineOn(nadege, 'mercredi 28 mai')).toContainText(/14.h à/);
	await lineOn(nadege, 'mercredi 28 mai').getByRole('link').click();
	await nadege.getByText('Annuler la rencontre').first().click();
	await following(nadege).check();
	await nadege.getByLabel('Pourquoi, en une phrase').fill('La salle ferme.');
	await nadege.getByRole('button', { name: 'Annuler la rencontre' }).click();
	await expect(nadege.getByText('Rencontre annulée. La salle ferme.')).toBeVisible();

	const soraya = await signIn(browser, 'cliente', phone);
	await soraya.goto('/rencontres');
	for (const day of ['mercredi 28 mai', 'mercredi 25 juin']) {
		await expect(lineOn(soraya, day)).toContainText('Annulée');
	}
	await expect(lineOn(soraya, 'mercredi 26 mars')).not.toContainText('Annulée');
	await expectNoSidewaysScroll(soraya, 'meetings of a series');
});

test('a whole cycle is planned around holidays and the days that the group excludes', async ({
	browser,
}) => {
	const nadege = await signIn(browser, 'animation', phone);
	await openGroup(nadege);
	await nadege.getByRole('link', { name: 'Planifier le cycle' }).click();
	await nadege.getByRole('button', { name: 'Proposer les dates' }).click();
	await expect(nadege.getByText('Choisissez un jour et une heure.')).toBeVisible();

	await nadege.reload();
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByLabel('Première date').fill('2031-09-15');
	await nadege.getByLabel('Premier jour').fill('2031-11-17');
	await nadege.getByLabel('Pourquoi').fill('Colloque');
	await nadege.getByRole('button', { name: 'Exclure ces jours' }).click();
	await expect(nadege.getByText('17 novembre 2031', { exact: true })).toBeVisible();
	await expect(nadege.getByLabel('Première date')).toHaveValue('2031-09-15');

	await nadege.getByRole('button', { name: 'Proposer les dates' }).click();
	const dates = nadege.getByRole('region', { name: 'Dates proposées' });
	const round = dates.getByRole('listitem').filter({ hasText: 'Ronde 1' });
	await expect(round).toContainText('lundi 20 octobre 2031');
	await expect(round).toContainText(/Jour férié\s: Action de grâce/);
	await expect(round).toContainText(/À qui le tour\s: /);
	const second = dates.getByRole('listitem').filter({ hasText: 'Ronde 2' });
	await expect(second).toContainText('lundi 24 novembre 2031');
	await expect(second).toContainText(/ne se rencontre pas\s: Colloque/);
	await second.getByLabel(/^Date/).fill('2031-12-25');
	await expect(second).toContainText(/Jour férié\s: Noël/);
	await second.getByLabel(/^Date/).fill('2031-11-25');
	await dates.getByRole('checkbox', { name: /Clôture/ }).check();
	await expectAccessible(nadege, 'the dates of a cycle');
	await nadege.getByRole('button', { name: 'Confirmer le cycle' }).click();
	await nadege.waitForURL('**/groupes/*');

	await nadege.goto('/rencontres');
	await expect(lineOn(nadege, 'lundi 15 septembre')).toContainText('Rencontre de départ');
	await expect(lineOn(nadege, 'lundi 20 octobre')).toContainText('Ronde 1');
	await expect(lineOn(nadege, 'mardi 25 novembre')).toContainText('Ronde 2');
	await expect(nadege.getByText('Clôture du cycle')).toHaveCount(0);
	await expectNoSidewaysScroll(nadege, 'meetings of a cycle');
});
