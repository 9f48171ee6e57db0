import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { failOnErrors, signIn } from './support/people.ts';
import { startServerWithReplyLink } from './support/reply-link.ts';
import { test } from './support/test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Goes through months until one holds the meeting, as people do. */
async function findMonth(page: Page): Promise<void> {
	const meeting = page.getByRole('link', { name: /Prochaine ronde/ });
	for (let month = 0; month < 3 && !(await meeting.isVisible()); month++) {
		const before = page.url();
		await page.getByRole('link', { name: /^Mois d’après/ }).click();
		await expect.poll(() => page.url()).not.toBe(before);
		await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
	}
	await expect(meeting).toBeVisible();
}

test('a month is walked with the keyboard, read as a table, and printed as one', async ({
	browser,
}) => {
	const page = await signIn(browser, 'cliente');
	await page.goto('/rencontres');
	await page.getByRole('link', { name: 'Mois', exact: true }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/rencontres?vue=mois');
	await expect(page.getByRole('cell', { name: /Aujourd’hui/ })).toHaveCount(1);
	await expect(page.getByRole('columnheader')).toHaveText([
		/^dimanche/,
		...Array(5).fill(/./),
		/^samedi/,
	]);
	await findMonth(page);
	await expectAccessible(page, 'a month');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('table')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Mois d’après/ })).toBeHidden();
	await page.setViewportSize({ width: 700, height: 900 });
	await expect(page.getByRole('table')).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize({ width: 1366, height: 900 });
	await page.getByRole('link', { name: /Prochaine ronde/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prochaine ronde');
});

test('on a telephone the month is a list by day, without JavaScript too', async ({ browser }) => {
	const page = await signIn(browser, 'cliente', phone);
	await page.goto('/rencontres?vue=mois');
	await findMonth(page);
	await expect(page.getByRole('table')).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(/^\p{L}+ \d+/u);
	await expectAccessible(page, 'a month on a telephone');
	const plain = await browser.newContext({ ...phone, javaScriptEnabled: false });
	await plain.addCookies(await page.context().cookies());
	const bare = await plain.newPage();
	await bare.goto(page.url());
	await expect(bare.getByRole('link', { name: /Prochaine ronde/ })).toBeVisible();
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page, 'a month at 320 px');
});

test('a meeting is added to a calendar, which is told a time and nothing that people wrote', async ({
	browser,
}) => {
	const page = await signIn(browser, 'cliente', phone);
	await page.goto('/rencontres');
	await page.getByRole('listitem').filter({ hasText: 'Prochaine ronde' }).getByRole('link').click();
	await page.getByText('Ajouter à mon agenda').click();
	await expectAccessible(page, 'adding to a calendar');
	for (const name of [/Google Agenda/, /^Outlook/]) {
		const link = page.getByRole('link', { name });
		await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
		const { searchParams } = new URL((await link.getAttribute('href')) ?? '');
		expect([...searchParams.values()].join()).not.toMatch(/Prochaine|Passerelles|Grand-Orme|cour/);
	}
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: /fichier \.ics/ }).click();
	const file = readFileSync(await (await downloading).path(), 'utf8');
	expect(file).toContain('SUMMARY:Rencontre de codéveloppement\r\n');
	expect(file).not.toMatch(/Prochaine|Passerelles|Grand-Orme/);
});

test('a private address is made, read without a session, and taken away', async ({
	browser,
	request,
}) => {
	const page = await signIn(browser, 'cliente', {
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	await page.goto('/rencontres');
	await page.getByRole('link', { name: 'S’abonner au calendrier' }).click();
	await expect(page.getByText('Aucune adresse en service')).toBeVisible();
	await expectAccessible(page, 'no feed');
	await page.getByRole('button', { name: 'Créer une adresse' }).click();
	await expect(page.getByText('Adresse créée.')).toBeVisible();
	const address = await page.getByLabel('Adresse à donner à votre agenda').inputValue();
	await expectAccessible(page, 'a new feed');
	await page.getByRole('button', { name: 'Copier' }).click();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
	await expect(page.getByRole('link', { name: 'Ouvrir dans mon agenda' })).toHaveAttribute(
		...(['href', address.replace('http:', 'webcal:')] as const),
	);
	const feed = await request.get(address);
	expect(await feed.text()).toContain('SUMMARY:Rencontre de codéveloppement\r\n');

	await page.reload();
	await expect(page.getByLabel('Adresse à donner à votre agenda')).toHaveCount(0);
	await expect(page.getByText(/Lue la dernière fois le/)).toBeVisible();
	for (const next of ['Adresse 2', 'Adresse 3']) {
		await page.getByRole('button', { name: 'Créer une adresse' }).click();
		await expect(page.getByRole('listitem').filter({ hasText: next })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Créer une adresse' }).click();
	await expect(page.getByRole('alert')).toContainText('Trois adresses sont déjà en service');
	await page.getByRole('button', { name: /^Retirer l’adresse 1/ }).click();
	await expect(page.getByText('Votre agenda ne la lira plus')).toBeVisible();
	expect((await request.get(address)).status()).toBe(404);
});

test('a link in a letter answers without a session, and says so when the meeting moved', async ({
	browser,
}) => {
	const { server, path } = await startServerWithReplyLink('cliente@demo.local', 'Première ronde');
	const context = await browser.newContext({ ...phone, baseURL: server.origin });
	const page = await context.newPage();
	failOnErrors(page);
	await page.goto(path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Serez-vous là?');
	await expect(page.getByText('Première ronde')).toHaveCount(0);
	await page.getByRole('button', { name: 'Absence' }).click();
	await expect(page.getByText('Votre réponse est notée.')).toBeVisible();
	await expect(page.getByText('Votre réponse pour le moment')).toContainText('Absence');
	await expectAccessible(page, 'a reply by link');

	const nadege = await signIn(browser, 'animation', { baseURL: server.origin });
	await nadege.goto('/rencontres');
	await nadege
		.getByRole('listitem')
		.filter({ hasText: 'Première ronde' })
		.getByRole('link')
		.click();
	await nadege.getByRole('link', { name: 'Modifier la rencontre' }).click();
	await nadege.getByLabel('Jour', { exact: true }).fill('2031-03-10');
	await nadege.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(nadege.getByText('Déplacée')).toBeVisible();
	await page.getByRole('button', { name: 'En salle' }).click();
	await expect(page.getByText('Cette rencontre a changé d’heure.')).toBeVisible();
	await expectAccessible(page, 'a link of a meeting that moved');
	await page.goto(`${path.slice(0, -4)}AAAA`);
	await expect(page.getByText('Votre réponse')).toHaveCount(0);
	await server.stop();
});
