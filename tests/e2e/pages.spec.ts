import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

const widths = [320, 1280];

async function expectAccessibleAtAllWidths(page: Page, where: string): Promise<void> {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 900 });
		await expectAccessible(page, `${where}, ${width} px`);
	}
}

test('public pages and error pages', async ({ page }) => {
	for (const address of [
		...['/connexion', '/regles', '/demo'],
		...['/invitation/inconnu', '/mot-de-passe/inconnu', '/nulle-part'],
	]) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessibleAtAllWidths(page, address);
	}
});

test('pages of a member who facilitates', async ({ browser }) => {
	test.setTimeout(300_000);
	const page = await signIn(browser, 'animation');
	await expectAccessibleAtAllWidths(page, '/accueil');
	await page.getByRole('link', { name: 'Les Passerelles', exact: true }).first().click();
	await page.waitForURL('**/groupes/*');
	const group = new URL(page.url()).pathname;
	await expectAccessibleAtAllWidths(page, 'group');
	const summary = await page.locator('a[href$="/resume"]').first().getAttribute('href');
	const meeting = await page.locator('a[href^="/rencontres/"]').first().getAttribute('href');
	for (const address of [
		'/rencontres',
		meeting ?? '',
		`${meeting}/modifier`,
		`${group}/rencontre`,
		`${group}/sondage`,
		`${group}/entente`,
		`${group}/ronde`,
		summary ?? '',
		'/compte',
		'/groupes',
	]) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessibleAtAllWidths(page, address.replace(group, 'group'));
	}
});

test('pages of the administration', async ({ browser }) => {
	test.setTimeout(300_000);
	const page = await signIn(browser, 'admin');
	for (const part of ['', '/personnes', '/organisations', '/groupes', '/invitations']) {
		await page.goto(`/administration${part}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessibleAtAllWidths(page, `/administration${part}`);
	}
});
