import { expect, type Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

const reply = (page: Page, name: string) => page.getByRole('radio', { name });

test('a meeting is planned, answered on a phone, moved and cancelled', async ({ browser }) => {
	const nadege = await signIn(browser, 'animation');
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.getByRole('link', { name: 'Fixer une rencontre' }).click();
	await nadege.getByLabel('Titre').fill('Ronde du printemps');
	await nadege.getByRole('button', { name: 'Confirmer la rencontre' }).click();
	await expect(nadege.getByRole('alert')).toContainText('n’est pas encore enregistrée');
	await expect(nadege.getByText('Choisissez un jour et une heure.')).toBeVisible();
	await expect(nadege.getByLabel('Titre')).toHaveValue('Ronde du printemps');

	await nadege.getByLabel('Jour', { exact: true }).fill('2031-03-09');
	await nadege.getByLabel('Heure', { exact: true }).fill('02:30');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByLabel('Places dans la salle').fill('1');
	await nadege.getByLabel('Lien de la visioconférence').fill('https://video.exemple.test/t');
	await nadege.getByRole('button', { name: 'Confirmer la rencontre' }).click();
	await expect(nadege.getByText('Cette heure n’existe pas ce jour-là')).toBeVisible();
	await nadege.getByLabel('Heure', { exact: true }).fill('13:30');
	await nadege.getByRole('button', { name: 'Confirmer la rencontre' }).click();
	await nadege.waitForURL('**/rencontres/*');
	await expect(nadege.getByRole('heading', { level: 2 }).first()).toContainText(
		/dimanche 9 mars.*13.h.30 à 15.h.30/i,
	);
	await reply(nadege, 'En salle').check({ force: true });
	await expect(nadege.getByText('Votre réponse est notée.')).toBeVisible();

	const address = new URL(nadege.url()).pathname;
	const phone = await signIn(browser, 'cliente', {
		...{ viewport: { width: 390, height: 844 }, hasTouch: true },
		timezoneId: 'America/Vancouver',
	});
	await phone.goto('/rencontres');
	await phone.getByRole('link', { name: 'dimanche 9 mars' }).tap();
	await expect(phone.getByText(/Chez vous\s: dimanche 9 mars, 10.h.30 à 12.h.30/)).toBeVisible();
	await reply(phone, 'En salle').check({ force: true });
	await expect(phone.getByText('Vous êtes en attente, au rang 1')).toBeVisible();
	await expectNoSidewaysScroll(phone, 'a meeting');

	await nadege.goto(address);
	await reply(nadege, 'Absence').check({ force: true });
	await nadege.getByLabel('Un mot pour le groupe').fill('En congé.');
	await nadege.getByRole('button', { name: 'Envoyer ma réponse' }).click();
	await expect(nadege.getByText('En congé.')).toBeVisible();
	await phone.reload();
	await expect(phone.getByText('Vous êtes en attente')).toHaveCount(0);

	await nadege.getByRole('link', { name: 'Modifier la rencontre' }).click();
	await nadege.getByLabel('Jour', { exact: true }).fill('2031-03-10');
	await nadege.getByRole('button', { name: 'Enregistrer' }).click();
	await nadege.waitForURL(`**${address}`);
	await phone.reload();
	await expect(phone.getByText('Déplacée')).toBeVisible();
	await expect(reply(phone, 'En salle')).not.toBeChecked();

	await nadege.getByText('Annuler la rencontre').first().click();
	await nadege.getByLabel('Pourquoi, en une phrase').fill('La salle est fermée.');
	await nadege.getByRole('button', { name: 'Annuler la rencontre' }).click();
	await expect(nadege.getByText('Rencontre annulée. La salle est fermée.')).toBeVisible();
	await phone.reload();
	await expect(phone.getByText('Rencontre annulée. La salle est fermée.')).toBeVisible();
	await expect(reply(phone, 'En salle')).toHaveCount(0);
});

test('the second of two people who change a meeting sees what changed, and loses nothing', async ({
	browser,
}) => {
	const [nadege, marc] = [await signIn(browser, 'animation'), await signIn(browser, 'coanimation')];
	for (const page of [nadege, marc]) {
		await page.goto('/rencontres');
		const line = page.getByRole('listitem').filter({ hasText: 'Prochaine ronde' });
		await line.getByRole('link').click();
		await page.getByRole('link', { name: 'Modifier la rencontre' }).click();
		await expect(page.getByLabel('Salle', { exact: true })).toHaveValue('salle 2');
	}
	await nadege.getByLabel('Salle', { exact: true }).fill('salle 5');
	await nadege.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(nadege.getByText('salle 5')).toBeVisible();

	await marc.getByLabel('Mot pour le groupe').fill('Il y aura du thé.');
	await marc.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(marc.getByRole('alert')).toContainText('Quelqu’un a modifié cette rencontre');
	await expect(marc.getByRole('alert').getByRole('definition').first()).toHaveText('salle 5');
	await expect(marc.getByLabel('Mot pour le groupe')).toHaveValue('Il y aura du thé.');
	await marc.getByLabel('Salle', { exact: true }).fill('salle 5');
	await marc.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(marc.getByText('Il y aura du thé.')).toBeVisible();
	await expect(marc.getByText('salle 5')).toBeVisible();
});
