import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { demoPassword } from '#seed/people.ts';

/** A demo person in a browser of their own, signed in through the real form. */
export async function signIn(
	browser: Browser,
	login: string,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	failOnErrors(page);
	await page.goto('/connexion');
	await page.getByLabel('Courriel').fill(`${login}@demo.local`);
	await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
	await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
	await page.waitForURL('**/accueil');
	return page;
}

/** An error in a page's console fails the journey: a refused script, a hydration that went wrong. */
export function failOnErrors(page: Page): void {
	page.on('pageerror', (error) => expect.soft(error.message, 'page error').toBe(''));
	page.on('console', (message) => {
		if (message.type() !== 'error') return;
		// Chromium writes a line for each answer of 400 and above, and for a line that is cut on purpose.
		if (/^Failed to load resource|WebSocket connection/.test(message.text())) return;
		expect.soft(message.text(), 'console error').toBe('');
	});
}

/** The link in the letter that invites an address, which comes by itself. */
export async function invitationLink(admin: Page, email: string): Promise<string> {
	const mailbox = await admin.context().newPage();
	await expect(async () => {
		await mailbox.goto(`/courriels?pour=${email}`);
		await mailbox.getByRole('link', { name: /^Votre invitation/ }).click({ timeout: 500 });
	}).toPass();
	const link = mailbox.frameLocator('iframe').getByRole('link', { name: 'Créer mon compte' });
	const href = await link.getAttribute('href');
	await mailbox.close();
	return href ?? '';
}
