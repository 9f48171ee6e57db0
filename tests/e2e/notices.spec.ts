import { expect, type Page } from '@playwright/test';
import { hours } from '#kernel/clock.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { failOnErrors, signIn } from './support/people.ts';
import { test } from './support/test.ts';

test.use({ clock: 'notices' });

/** Fixes a meeting of Les Traversées on Friday at half past one. */
async function planFriday(nadege: Page): Promise<void> {
	await nadege.goto('/accueil');
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.getByRole('link', { name: 'Fixer une rencontre' }).click();
	await nadege.getByLabel('Titre').fill('Ronde de vendredi');
	// Coming back to a tab asks for what is new, and takes nothing of what is typed.
	await Promise.all([
		nadege.waitForResponse(/\/avis\/nombre/),
		nadege.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
	]);
	await nadege.context().setOffline(true);
	await Promise.all([
		nadege.waitForEvent('requestfailed'),
		nadege.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
	]);
	await nadege.context().setOffline(false);
	await expect(nadege.getByLabel('Titre')).toHaveValue('Ronde de vendredi');
	await nadege.getByLabel('Jour', { exact: true }).fill('2026-11-27');
	await nadege.getByLabel('Heure', { exact: true }).fill('13:30');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByRole('button', { name: 'Confirmer la rencontre' }).click();
	await nadege.waitForURL('**/rencontres/*');
}

/** The letter on this page, by itself: nothing runs in its frame, axe neither. */
async function expectReadable(page: Page): Promise<void> {
	const html = await (await page.request.get(`${page.url()}/lettre`)).text();
	await page.locator('iframe').evaluate((frame) => frame.remove());
	await expectAccessible(page, 'the page of a letter');
	await page.goto('about:blank');
	await page.setContent(html);
	await expectAccessible(page, 'a letter');
}

const bell = (page: Page) => page.getByRole('link', { name: /^Avis, / });

test('a date is told by mail and under the bell, in every tab, and reminded the day before', async ({
	browser,
	server,
}) => {
	const nadege = await signIn(browser, 'animation');
	const soraya = await signIn(browser, 'cliente');
	await server.advance(0);
	await soraya.goto('/avis');
	await soraya.getByRole('button', { name: 'Tout marquer comme lu' }).click();
	await expect(soraya.getByText('Tous les avis sont lus.')).toBeVisible();
	await expect(bell(soraya)).toHaveAccessibleName('Avis, aucun non lu');

	await planFriday(nadege);
	await server.advance(0);
	await soraya.goto('/accueil');
	await expect(bell(soraya)).toHaveAccessibleName('Avis, 1 non lu');
	const otherTab = await soraya.context().newPage();
	failOnErrors(otherTab);
	await otherTab.goto('/rencontres');
	await expect(bell(otherTab)).toHaveAccessibleName('Avis, 1 non lu');
	await bell(soraya).click();
	await expectAccessible(soraya, 'the notices');
	await soraya.getByRole('button', { name: /^Rencontre confirmée.*vendredi 27 novembre/ }).click();
	await soraya.waitForURL('**/rencontres/*');
	await expect(bell(soraya)).toHaveAccessibleName('Avis, aucun non lu');
	await expect(bell(otherTab)).toHaveAccessibleName('Avis, aucun non lu');

	await soraya.goto('/courriels?pour=cliente@demo.local');
	await expectAccessible(soraya, 'the mailbox');
	await soraya.getByRole('link', { name: /confirmée.*vendredi 27 novembre/ }).click();
	const letter = soraya.frameLocator('iframe');
	await expect(letter.getByText(/de 13.h.30 à 15.h.30 \(heure de Montréal\)/)).toBeVisible();
	await expect(letter.getByText('Ronde de vendredi')).toHaveCount(0);
	await expectReadable(soraya);

	await server.advance(hours(26));
	await soraya.goto('/courriels?pour=cliente@demo.local');
	await expect(soraya.getByRole('link', { name: /Rappel.*13.h.30/ }).first()).toBeVisible();
});

test('one chooses what to hear of, and a letter’s own link ends its kind without a session', async ({
	browser,
	server,
}) => {
	const phone = await signIn(browser, 'consultation1', {
		...{ viewport: { width: 390, height: 844 }, hasTouch: true },
	});
	await server.advance(0);
	await phone.goto('/compte/avis');
	await expectAccessible(phone, 'the choices');
	await expectNoSidewaysScroll(phone, 'the choices');
	const reminders = phone.getByRole('checkbox', { name: /^Rappel la veille.*Par courriel/ });
	await reminders.uncheck();
	await phone.getByLabel('Ne rien m’envoyer entre ces heures').check();
	await phone.getByLabel('Jour du résumé').selectOption('jeudi');
	await phone.getByRole('button', { name: 'Enregistrer mes choix' }).tap();
	await expect(phone.getByText('Vos choix sont enregistrés.')).toBeVisible();
	await phone.reload();
	await expect(reminders).not.toBeChecked();
	await expect(phone.getByLabel('Jour du résumé')).toHaveValue('4');

	await phone.goto('/courriels?pour=consultation1@demo.local');
	await phone
		.getByRole('link', { name: /^Rencontre confirmée/ })
		.first()
		.tap();
	const href = await phone
		.frameLocator('iframe')
		.getByRole('link', { name: 'Ne plus recevoir ce genre de courriel' })
		.getAttribute('href');
	const stranger = await (await browser.newContext()).newPage();
	failOnErrors(stranger);
	await stranger.goto(href ?? '');
	await expect(stranger.getByText(/Rencontres fixées, déplacées, annulées/)).toBeVisible();
	await expectAccessible(stranger, 'the way out');
	await stranger.getByRole('button', { name: 'Confirmer' }).click();
	await expect(stranger.getByText(/^C’est fait/)).toBeVisible();
	await expectAccessible(stranger, 'the way out, taken');

	await phone.goto('/compte/avis');
	const meetings = phone.getByRole('checkbox', { name: /^Rencontres fixées.*Par courriel/ });
	await expect(meetings).not.toBeChecked();
	const polls = phone.getByRole('checkbox', { name: /^Sondages.*Par courriel/ });
	await expect(polls).toBeChecked();
});

test('every letter that the platform writes can be read by everybody, in the light and in the dark', async ({
	page,
}) => {
	await page.goto('/courriels/modeles');
	const addresses = await page
		.locator('iframe')
		.evaluateAll((frames) => frames.map((frame) => frame.getAttribute('src') ?? ''));
	expect(addresses.length).toBeGreaterThanOrEqual(20);
	const letters: string[] = [];
	for (const address of addresses) letters.push(await (await page.request.get(address)).text());
	await page.locator('iframe').evaluateAll((frames) => frames.forEach((frame) => frame.remove()));
	await expectAccessible(page, 'the samples of letters');
	await page.goto('about:blank');
	for (const [index, letter] of letters.entries()) {
		await page.setContent(letter);
		await expectAccessible(page, addresses[index] ?? '');
	}
});
