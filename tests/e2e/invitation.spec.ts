import { expect, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { failOnErrors, invitationLink, signIn } from './support/people.ts';
import { test } from './support/test.ts';

test('an invited person chooses a name and a password, once, and is in', async ({ browser }) => {
	const admin = await signIn(browser, 'admin');
	const link = await invite(admin, 'recrue@exemple.org');
	const guest = await accept(browser, link, 'Olivia Tremblay-Haddad', 'une phrase que je retiens');
	await expect(guest.getByText(/Bonjour Olivia/)).toBeVisible();

	const late = await (await browser.newContext()).newPage();
	const answer = await late.goto(link);
	expect(answer?.status()).toBe(410);
});

test('a forgotten password is replaced through a link, once, and every session closes', async ({
	browser,
}) => {
	const [email, forgotten, chosen] = [
		'oubli@exemple.org',
		'une phrase oubliée',
		'trois pommes vertes',
	];
	const admin = await signIn(browser, 'admin');
	const before = await accept(browser, await invite(admin, email), 'Anouk Oubli', forgotten);

	await admin.goto('/administration/personnes');
	await admin.getByRole('link', { name: 'Anouk Oubli' }).click();
	await admin.getByRole('button', { name: 'Lien pour choisir un nouveau mot de passe' }).click();
	await expect(admin.getByText(`Lien prêt pour ${email}.`)).toBeVisible();
	await expectAccessible(admin, 'the person, with a link');
	const link = await admin.getByRole('textbox', { name: /^Lien/ }).inputValue();

	const after = await (await browser.newContext()).newPage();
	failOnErrors(after);
	const opened = await after.goto(link);
	expect(opened?.headers()['referrer-policy']).toBe('strict-origin');
	await expect(after.getByText(email)).toBeVisible();
	await expectAccessible(after, 'the link');
	await choosePassword(after, 'Espace-Intervenants-2026');
	await expect(after.getByText('Ce mot de passe se devine vite.')).toBeVisible();
	await choosePassword(after, chosen);
	await after.waitForURL('**/accueil');
	await expect(after.getByText(/Bonjour Anouk/)).toBeVisible();

	await before.goto('/compte');
	await before.waitForURL('**/connexion?suite=*');
	await tryToSignIn(before, email, forgotten);
	await expect(before.getByRole('alert')).toContainText('ne vont pas ensemble');
	await tryToSignIn(before, email, chosen);
	await before.waitForURL('**/compte');

	const late = await (await browser.newContext()).newPage();
	const answer = await late.goto(link);
	expect(answer?.status()).toBe(410);
	await expect(late.getByRole('heading', { name: 'Ce lien ne fonctionne plus' })).toBeVisible();
});

test('a link to a new password is for one person: another session closes first', async ({
	browser,
}) => {
	const admin = await signIn(browser, 'admin');
	await accept(browser, await invite(admin, 'autre@exemple.org'), 'Paul Autre', 'une phrase à moi');
	await admin.goto('/administration/personnes');
	await admin.getByRole('link', { name: 'Paul Autre' }).click();
	await admin.getByRole('button', { name: 'Lien pour choisir un nouveau mot de passe' }).click();
	const link = await admin.getByRole('textbox', { name: /^Lien/ }).inputValue();
	await admin.goto(link);
	await expect(admin.getByText('Une session est ouverte avec admin@demo.local.')).toBeVisible();
	await expect(admin.getByLabel('Nouveau mot de passe')).toHaveCount(0);
	await admin.getByRole('button', { name: 'Fermer ma session' }).click();
	await admin.waitForURL('**/connexion');
	await admin.goto(link);
	await expect(admin.getByLabel('Nouveau mot de passe')).toBeVisible();
});

test('what is chosen before the page comes alive stays chosen', async ({ browser }) => {
	const admin = await signIn(browser, 'admin');
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await admin.route('**/_app/immutable/**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	await admin.goto('/administration/invitations', { waitUntil: 'commit' });
	const organisation = admin.getByLabel('Organisme', { exact: true });
	await organisation.selectOption({ label: 'Accueil Rive-Boréale' });
	await admin.getByLabel('Courriel').fill('tot@exemple.test');
	release();
	// SvelteKit adds it once the page is mounted.
	await expect(admin.locator('#svelte-announcer')).toBeAttached();
	await expect(organisation.locator('option:checked')).toHaveText('Accueil Rive-Boréale');
	await expect(admin.getByLabel('Courriel')).toHaveValue('tot@exemple.test');
});

test('a wrong password and an unknown address get the same answer, and keep the address', async ({
	page,
}) => {
	const answers: string[] = [];
	for (const email of ['cliente@demo.local', 'personne@exemple.org']) {
		await page.goto('/connexion');
		await tryToSignIn(page, email, 'ce n’est pas le bon');
		answers.push(await page.getByRole('alert').innerText());
		await expect(page.getByLabel('Courriel')).toHaveValue(email);
	}
	expect(answers[0]).toBe(answers[1]);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('one signs in, follows an action and signs out', async ({ page }) => {
		await page.goto('/accueil');
		await page.waitForURL('**/connexion?suite=*');
		await tryToSignIn(page, 'cliente@demo.local', 'codeveloppement-demo');
		await page.waitForURL('**/accueil');
		const action = page
			.getByRole('listitem')
			.filter({ has: page.getByText('Pas encore') })
			.first();
		await action.getByRole('button', { name: 'En partie' }).click();
		await expect(
			page.getByRole('button', { name: 'En partie', pressed: true }).first(),
		).toBeVisible();
		await page.getByLabel(/^Mon compte/).click();
		await page.getByRole('button', { name: 'Fermer ma session' }).click();
		await page.goto('/accueil');
		await page.waitForURL('**/connexion?suite=*');
	});
});

/** Invites somebody and reads the link in their letter, which comes by itself. */
async function invite(admin: Page, email: string): Promise<string> {
	await admin.goto('/administration/invitations');
	await admin.getByLabel('Courriel').fill(email);
	await admin
		.getByLabel('Organisme', { exact: true })
		.selectOption({ label: 'Accueil Rive-Boréale' });
	await admin.getByRole('button', { name: 'Envoyer l’invitation' }).click();
	await expect(admin.getByText(`Invitation envoyée à ${email}.`)).toBeVisible();
	return invitationLink(admin, email);
}

/** Somebody in a browser of their own, who takes their place through the link. */
async function accept(
	browser: Browser,
	link: string,
	name: string,
	password: string,
): Promise<Page> {
	const guest = await (await browser.newContext()).newPage();
	failOnErrors(guest);
	await guest.goto(link);
	await guest.getByLabel('Votre nom').fill(name);
	await guest.getByLabel('Mot de passe', { exact: true }).fill(password);
	await guest.getByRole('checkbox').check();
	await guest.getByRole('button', { name: 'Prendre ma place' }).click();
	await guest.waitForURL('**/accueil');
	return guest;
}

async function choosePassword(page: Page, password: string): Promise<void> {
	await page.getByLabel('Nouveau mot de passe').fill(password);
	await page.getByRole('button', { name: 'Changer et entrer' }).click();
}

async function tryToSignIn(page: Page, email: string, password: string): Promise<void> {
	await page.getByLabel('Courriel').fill(email);
	await page.getByLabel('Mot de passe', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
}
