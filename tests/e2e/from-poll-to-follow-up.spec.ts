import { expect, type Browser, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { days, hours, minutes } from '#kernel/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { failOnErrors, signIn } from './support/people.ts';
import { closeAtOnce, openFromMeeting, sit } from './support/round.ts';
import { test } from './support/test.ts';

test.use({ clock: 'from a poll to the follow-up' });

const start = Date.UTC(2026, 10, 25, 17);
const meetingStart = Date.UTC(2026, 11, 1, 18, 30);

const answer = (page: Page, day: RegExp, word: string) =>
	page
		.getByRole('radiogroup', { name: new RegExp(`Ma réponse pour le ${day.source}`) })
		.getByRole('radio', { name: word, exact: true });

/** Two afternoons, to be answered until Saturday. */
async function openPoll(nadege: Page): Promise<string> {
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.getByRole('link', { name: 'Proposer des dates' }).click();
	await nadege.getByLabel('Titre').fill('Ronde de décembre');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	for (const [index, day] of ['2026-12-01', '2026-12-02'].entries()) {
		await nadege.getByLabel(`Jour ${index + 1}`).fill(day);
		await nadege.getByLabel(`Heure ${index + 1}`).fill('13:30');
	}
	await nadege.getByLabel('Dernier jour pour répondre').fill('2026-11-28');
	await nadege.getByRole('button', { name: 'Ouvrir le sondage' }).click();
	await nadege.waitForURL('**/rencontres/*');
	return new URL(nadege.url()).pathname;
}

/** Opens the latest letter to somebody whose subject begins so. */
async function openLetter(page: Page, login: string, subject: RegExp) {
	await page.goto(`/courriels?pour=${login}@demo.local`);
	await page.getByRole('link', { name: subject }).first().click();
	await page.waitForURL('**/courriels/*');
	return page.frameLocator('iframe');
}

const lettersTo = async (page: Page, login: string, subject: RegExp) => {
	await page.goto(`/courriels?pour=${login}@demo.local`);
	return page.getByRole('link', { name: subject }).count();
};

/** What a calendar program finds in an object. */
function eventIn(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const event = calendar.getFirstSubcomponent('vevent');
	const value = (name: string) => String(event?.getFirstPropertyValue(name));
	return {
		method: calendar.getFirstPropertyValue('method'),
		...{ start: value('dtstart'), uid: value('uid'), sequence: value('sequence') },
	};
}

async function answerByLink(browser: Browser, href: string, word: string): Promise<void> {
	const stranger = await (await browser.newContext()).newPage();
	failOnErrors(stranger);
	await stranger.goto(href);
	await expect(stranger.getByText(/mardi 1er décembre/i).first()).toBeVisible();
	await stranger.getByRole('button', { name: word }).click();
	await expect(stranger.getByText(/réponse est notée/i).first()).toBeVisible();
	await stranger.context().close();
}

test('a poll becomes a date, a letter, an answer, a reminder, a round, and what followed it', async ({
	browser,
	server,
}) => {
	const nadege = await signIn(browser, 'animation');
	const soraya = await signIn(browser, 'cliente');
	const mail = await (await browser.newContext()).newPage();
	let address = '';

	await test.step('a poll is told by mail, and answered', async () => {
		// The demo's own letters leave first.
		await server.advance(0);
		address = await openPoll(nadege);
		await server.advance(0);
		const letter = await openLetter(mail, 'cliente', /^Un sondage pour fixer/);
		const link = letter.getByRole('link', { name: 'Donner mes disponibilités' });
		await soraya.goto((await link.getAttribute('href')) ?? '');
		await answer(soraya, /mardi 1er décembre/, 'Oui').check({ force: true });
		await answer(soraya, /mercredi 2 décembre/, 'Non').check({ force: true });
		await soraya.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
		await expect(soraya.getByText('Vos réponses sont notées').last()).toBeVisible();
		await server.advance(days(3));
		expect(await lettersTo(mail, 'cliente', /^Rappel.*sondage/)).toBe(0);
		expect(await lettersTo(mail, 'consultation1', /^Rappel.*sondage/)).toBe(1);
	});

	await test.step('a date that is chosen with two clicks is told once', async () => {
		await nadege.goto(address);
		await nadege
			.getByRole('button', { name: /^Retenir cette date.*mardi 1er décembre/ })
			.dblclick();
		await expect(nadege.getByText('Serez-vous là?')).toBeVisible();
		await server.advance(0);
		expect(await lettersTo(mail, 'cliente', /^Date choisie.*1er décembre/)).toBe(1);
	});

	await test.step('elsewhere the hour is the one there, whatever the browser knows of the law', async () => {
		for (const [login, timezoneId, hour] of [
			// British Columbia keeps its summer hour since 2026.
			['consultation3', 'America/Vancouver', /Chez vous\s: mardi 1er décembre, 11.h.30 à 13.h.30/],
			['consultation4', 'Asia/Kathmandu', /Chez vous\s: mercredi 2 décembre, 0.h.15 à 2.h.15/],
		] as const) {
			const elsewhere = await signIn(browser, login, { timezoneId });
			await elsewhere.goto(address);
			await expect(elsewhere.getByText(/mardi 1er décembre,.*13.h.30/i).first()).toBeVisible();
			await expect(elsewhere.getByText(hour)).toBeVisible();
			await elsewhere.context().close();
		}
	});

	await test.step('the letter brings one calendar object, which the file says again', async () => {
		const letter = await openLetter(mail, 'cliente', /^Date choisie/);
		const shown = await mail.getByText('BEGIN:VCALENDAR').textContent();
		const object = (shown ?? '').replaceAll(/\r?\n/g, '\r\n');
		expect(object.replaceAll('\r\n ', '')).toContain('cliente@demo.local');
		expect(object).not.toContain('animation@demo.local');
		const invited = eventIn(object);
		expect(invited).toMatchObject({ method: 'REQUEST', start: '2026-12-01T13:30:00' });
		const file = await soraya.request.get(`${address}/rencontre.ics`);
		expect(eventIn(await file.text())).toMatchObject({ uid: invited.uid, start: invited.start });
		const link = letter.getByRole('link', { name: 'Dire si je viens' });
		await answerByLink(browser, (await link.getAttribute('href')) ?? '', 'En salle');
		const other = await openLetter(mail, 'consultation1', /^Date choisie/);
		const href = await other.getByRole('link', { name: 'Dire si je viens' }).getAttribute('href');
		await answerByLink(browser, href ?? '', 'Absence');
		await nadege.goto(address);
		await expect(nadege.getByRole('listitem').filter({ hasText: 'Soraya' })).toContainText(
			'En salle',
		);
	});

	await test.step('the day before, who is expected is reminded, and who will be away is not', async () => {
		await server.advance(meetingStart - hours(23) - (start + days(3)));
		expect(await lettersTo(mail, 'cliente', /^Rappel.*rencontre/)).toBe(1);
		expect(await lettersTo(mail, 'consultation1', /^Rappel.*rencontre/)).toBe(0);
	});

	await test.step('the door opens, the round is held, and two taps say who was there', async () => {
		await server.advance(hours(23) - minutes(10));
		await nadege.goto(address);
		await openFromMeeting(nadege);
		const youssef = await signIn(browser, 'consultation2');
		for (const page of [soraya, youssef]) {
			await page.goto(address);
			await page.getByRole('link', { name: 'Rejoindre la ronde' }).click();
		}
		for (const page of [nadege, soraya, youssef]) await sit(page);
		await server.advance(minutes(15));
		const lead = await nadege.context().newPage();
		await lead.goto(address);
		await lead.getByRole('button', { name: 'Enregistrer les présences' }).click();
		await expect(lead.getByText('Tenue').first()).toBeVisible();
		await expectAccessible(lead, 'the meeting at the end of the way');
		await lead.close();
		await closeAtOnce(nadege);
		await expect(nadege.getByText(/ronde est terminée/i).first()).toBeVisible();
	});

	await test.step('ten days after, the client is asked what moved', async () => {
		await server.advance(days(10) + hours(1));
		expect(await lettersTo(mail, 'cliente', /bougé/)).toBe(1);
		await soraya.goto('/avis');
		await soraya.getByRole('button', { name: /^Qu’est-ce qui a bougé/ }).click();
		await soraya.waitForURL('**/carte-postale');
	});
});
