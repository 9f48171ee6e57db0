import { expect, type Browser, type Page } from '@playwright/test';
import { days, hours, minutes } from '#kernel/clock.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { closeAtOnce, openFromMeeting, sit } from './support/round.ts';
import { test } from './support/test.ts';

test.use({ clock: 'follow-up' });

const phoneSize = { viewport: { width: 390, height: 844 }, hasTouch: true };
const door = (page: Page) => page.getByRole('link', { name: 'Rejoindre la ronde' });

/** The page of tomorrow's meeting of Les Traversées, at half past one. */
async function goToMeeting(page: Page): Promise<string> {
	await page.goto('/rencontres');
	await page.getByRole('listitem').filter({ hasText: 'Première ronde' }).getByRole('link').click();
	await page.waitForURL('**/rencontres/*');
	return new URL(page.url()).pathname;
}

async function tableOf(browser: Browser) {
	const nadege = await signIn(browser, 'animation');
	const soraya = await signIn(browser, 'cliente');
	const phone = await signIn(browser, 'consultation1', phoneSize);
	return { nadege, soraya, phone };
}

test('the round of a meeting is opened and joined at its door, two taps say who was there, and a card follows', async ({
	browser,
	server,
}) => {
	const { nadege, soraya, phone } = await tableOf(browser);
	let round = '';

	await test.step('a quarter of an hour before, the door opens, for the group', async () => {
		await server.advance(hours(25) + minutes(14));
		await goToMeeting(nadege);
		await expect(nadege.getByRole('link', { name: 'Ouvrir la ronde' })).toHaveCount(0);
		await server.advance(minutes(1));
		await nadege.reload();
		const meeting = await goToMeeting(phone);
		await expect(phone.getByText('La porte est ouverte.')).toBeVisible();
		round = await openFromMeeting(nadege);
		await phone.reload();
		await expectNoSidewaysScroll(phone, 'the door');
		await door(phone).tap();
		await phone.waitForURL(`**${round}`);
		await soraya.goto(meeting);
		await door(soraya).click();
		for (const page of [nadege, soraya, phone]) await sit(page);
		const stranger = await signIn(browser, 'exterieur');
		expect((await stranger.goto(meeting))?.status()).toBe(404);
	});

	await test.step('at the hour, two taps say who is there, and the door stays open', async () => {
		await server.advance(minutes(15));
		const lead = await nadege.context().newPage();
		await goToMeeting(lead);
		await expect(lead.getByRole('heading', { name: 'Qui était là?' })).toBeVisible();
		await expectAccessible(lead, 'the attendance');
		await lead.getByText('Émilie Gagnon-Roy', { exact: true }).first().click();
		await lead.getByRole('button', { name: 'Enregistrer les présences' }).click();
		await expect(lead.getByText('Les présences sont enregistrées.')).toBeVisible();
		await expect(lead.getByText('Tenue').first()).toBeVisible();
		await expect(lead.getByRole('listitem').filter({ hasText: 'Émilie' })).toContainText('absence');
		await expect(door(lead)).toBeVisible();
		await expectAccessible(lead, 'a meeting held');
		await lead.close();
	});

	await test.step('the meeting keeps the way to the summary of its round', async () => {
		await closeAtOnce(nadege);
		await expect(nadege.getByText(/ronde est terminée/i).first()).toBeVisible();
		await server.advance(hours(3));
		await goToMeeting(phone);
		await expect(phone.getByRole('heading', { name: 'Qui était là' })).toBeVisible();
		await expectAccessible(phone, 'a meeting held, on a phone');
		await phone.getByRole('link', { name: 'Ronde 1' }).tap();
		await phone.waitForURL(`**${round}/resume`);
	});

	await test.step('the client asks one person to go along with them, who is nudged once', async () => {
		await soraya.goto(`${round}/resume`);
		await soraya
			.getByLabel('Personne à qui le demander')
			.selectOption({ label: 'Catalina Restrepo' });
		await soraya.getByRole('button', { name: 'Demander à cette personne' }).click();
		await expect(soraya.getByText('Catalina Restrepo vous accompagne.')).toBeVisible();
		await expectAccessible(soraya, 'the summary of the client');
		await server.advance(days(5));
		await phone.goto('/avis');
		await phone.getByRole('button', { name: /^Prenez des nouvelles/ }).tap();
		await phone.waitForURL(`**${round}/resume`);
		await expect(phone.getByText('Vous accompagnez Soraya Benhaddou')).toBeVisible();
		await expectAccessible(phone, 'the summary of a companion');
	});

	await test.step('ten days after, the client says what moved, to themselves, then to the table', async () => {
		await server.advance(days(5));
		await soraya.goto('/avis');
		await soraya.getByRole('button', { name: /^Qu’est-ce qui a bougé depuis la ronde 1/ }).click();
		await soraya.waitForURL('**/carte-postale');
		const send = soraya.getByRole('checkbox', { name: 'L’envoyer aux membres de la ronde' });
		await expect(send).not.toBeChecked();
		await soraya.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(soraya.getByText('Écrivez quelques mots')).toBeVisible();
		await soraya.getByLabel('Qu’est-ce qui a bougé?').fill('J’ai appelé. On a ri.');
		await soraya.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(soraya.getByText('Votre carte est enregistrée.')).toBeVisible();
		await expectAccessible(soraya, 'one’s own card');
		expect((await phone.goto(`${round}/carte-postale`))?.status()).toBe(404);

		await send.check();
		await soraya.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(soraya.getByText(/^Envoyée aux membres de la ronde/)).toBeVisible();
		await expectAccessible(soraya, 'a card that was sent');
	});

	await test.step('those who were there read it, until it is taken back', async () => {
		await server.advance(0);
		await phone.goto('/avis');
		await phone.getByRole('button', { name: /^Une carte postale de la ronde 1/ }).tap();
		await expect(phone.getByText('J’ai appelé. On a ri.')).toBeVisible();
		await expectAccessible(phone, 'a card that was received');
		await soraya.getByRole('button', { name: 'Retirer la carte' }).click();
		await expect(soraya.getByText('La carte est retirée.')).toBeVisible();
		await phone.goto('/avis');
		await expect(phone.getByText('Une carte postale de la ronde 1, retirée depuis')).toBeVisible();
		await phone.goto('/courriels?pour=consultation1@demo.local');
		await expect(phone.getByRole('link', { name: /^Une carte postale d’une ronde/ })).toBeVisible();
	});
});
