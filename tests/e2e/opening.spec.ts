import { expect, type Page } from '@playwright/test';
import { troika30 } from '#features/rounds/engine/formats/troika.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

async function goToForm(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Les Passerelles', exact: true }).first().click();
	await page.waitForURL('**/groupes/*');
	await page.goto(`${new URL(page.url()).pathname}/ronde`);
}

const minutes = (page: Page) => page.locator('input[name="minutes"]');

test('the form follows the template, keeps what was typed and says what is wrong', async ({
	browser,
}) => {
	const page = await signIn(browser, 'animation');
	await goToForm(page);
	await expect(page.getByLabel('Méthode de la ronde').locator('option')).toHaveCount(21);
	await expect(page.getByLabel('Personne cliente').locator('option:checked')).toContainText(
		'prochain tour',
	);
	await expect(page.getByText('90 min', { exact: true })).toBeVisible();

	await page.getByLabel('Méthode de la ronde').selectOption('troika-30');
	await expect(minutes(page)).toHaveCount(12);
	await expect(page.getByText(troika30.warning ?? '')).toBeVisible();
	await expect(page.getByText('C’est plus que ce que la méthode prévoit')).toBeVisible();

	await page.getByLabel('Méthode de la ronde').selectOption({ index: 0 });
	await minutes(page).nth(3).fill('20');
	await expect(page.getByText('93 min', { exact: true })).toBeVisible();
	await minutes(page).nth(3).fill('90');
	await page.getByRole('button', { name: 'Ouvrir la ronde' }).click();
	await expect(page.getByRole('alert')).toContainText('n’est pas encore ouverte');
	await expect(minutes(page).nth(3)).toHaveValue('90');
	await expect(page.getByText('Écrivez un nombre entier')).toBeVisible();
});

test('without JavaScript the same form shows the steps of a template, and opens the round', async ({
	browser,
}) => {
	const page = await signIn(browser, 'animation', { javaScriptEnabled: false });
	await goToForm(page);
	await page.getByLabel('Méthode de la ronde').selectOption('codev-60');
	await page.getByRole('checkbox', { name: 'Émilie' }).check();
	await page.getByRole('button', { name: 'Voir les étapes' }).click();
	await expect(minutes(page)).toHaveCount(6);
	await expect(page.getByRole('checkbox', { name: 'Émilie' })).toBeChecked();

	await minutes(page).first().fill('7');
	await page.getByRole('button', { name: 'Ouvrir la ronde' }).click();
	await page.waitForURL('**/rondes/*');
	const round = new URL(page.url()).pathname;
	await page.goto('/accueil');
	await goToForm(page);
	await expect(page.getByText('déjà ouverte')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Aller à la ronde' })).toHaveAttribute('href', round);
	await cancel(await signIn(browser, 'animation'), round);
});

/** Leaves the group as it was, for the next journey. */
async function cancel(page: Page, round: string): Promise<void> {
	await page.goto(round);
	await page.getByRole('button', { name: 'Annuler la ronde' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Annuler la ronde' }).click();
	await expect(page.getByText('La ronde est annulée')).toBeVisible();
	await page.goto(`${round}/resume`);
	await expect(page.getByText('n’est pas allée à son terme')).toBeVisible();
}
