import { expect, type Page } from '@playwright/test';
import { demoPassword } from '#seed/people.ts';
import { invitationLink, signIn } from './support/people.ts';
import { test } from './support/test.ts';

test('a page waits behind the sign-in, and a script is told', async ({ request }) => {
	const page = await request.get('/compte', { headers: { accept: 'text/html' }, maxRedirects: 0 });
	expect(page.status()).toBe(303);
	expect(page.headers().location).toBe('/connexion?suite=%2Fcompte');
	const script = await request.get('/compte', { headers: { accept: 'application/json' } });
	expect(script.status()).toBe(401);
});

test('after signing in one goes on to a page of the site, and to no other site', async ({
	page,
}) => {
	for (const [suite, arrival] of [
		['/compte', '/compte'],
		['https://ailleurs.example/', '/accueil'],
		['//ailleurs.example/', '/accueil'],
		['/\\ailleurs.example', '/accueil'],
	] as const) {
		await page.context().clearCookies();
		await page.goto(`/connexion?suite=${encodeURIComponent(suite)}`);
		await page.getByLabel('Courriel').fill('consultation4@demo.local');
		await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
		await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
		await page.waitForURL(`**${arrival}`);
		expect(new URL(page.url()).hostname).toBe('localhost');
	}
});

test('pages of those who are signed in are kept by no browser, and signing out empties the device', async ({
	browser,
}) => {
	const page = await signIn(browser, 'consultation4');
	const account = await page.goto('/compte');
	expect(account?.headers()['cache-control']).toBe('private, no-store');
	await page.evaluate(() => localStorage.setItem('draft', 'kept'));
	await page.getByRole('main').getByRole('button', { name: 'Fermer ma session' }).click();
	await page.waitForURL('**/connexion');
	expect(await page.evaluate(() => localStorage.getItem('draft'))).toBeNull();
});

test('one closes a session from another, and changes a password that everybody knows', async ({
	browser,
}) => {
	const here = await signIn(browser, 'consultation5');
	const there = await signIn(browser, 'consultation5');
	await here.goto('/compte');
	await here.getByRole('button', { name: 'Fermer les autres sessions' }).click();
	await expect(here.getByText('Les autres sessions sont fermées.')).toBeVisible();
	await there.goto('/compte');
	await there.waitForURL('**/connexion?suite=*');

	await changePassword(here, demoPassword, 'Espace-Intervenants-2026');
	await expect(here.getByText('Ce mot de passe se devine vite.')).toBeVisible();
	await changePassword(here, demoPassword, 'la pluie tombe dehors');
	await expect(here.getByText('Mot de passe changé.')).toBeVisible();
	await here.reload();
	await changePassword(here, 'la pluie tombe dehors', demoPassword);
	await expect(here.getByText('Mot de passe changé.')).toBeVisible();
});

test('somebody who has an account joins a group by its link, after signing in', async ({
	browser,
}) => {
	const admin = await signIn(browser, 'admin');
	await admin.goto('/administration/invitations');
	await admin.getByLabel('Courriel').fill('consultation4@demo.local');
	await admin.getByLabel('Organisme', { exact: true }).selectOption({ label: 'TCRI' });
	await admin.getByLabel('Groupe', { exact: true }).selectOption({ label: 'Le Relais' });
	await admin.getByRole('button', { name: 'Envoyer l’invitation' }).click();
	const link = await invitationLink(admin, 'consultation4@demo.local');

	const guest = await (await browser.newContext()).newPage();
	await guest.goto(link);
	await guest.getByRole('link', { name: 'Ouvrir ma session' }).click();
	await guest.getByLabel('Courriel').fill('consultation4@demo.local');
	await guest.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
	await guest.getByRole('button', { name: 'Ouvrir ma session' }).click();
	await guest.getByRole('button', { name: 'Joindre le groupe' }).click();
	await guest.waitForURL('**/groupes/*');
	await expect(guest.getByRole('heading', { level: 1, name: 'Le Relais' })).toBeVisible();
});

test('a closed account is out at once; the last administrator stays', async ({ browser }) => {
	const admin = await signIn(browser, 'admin');
	const member = await signIn(browser, 'consultation3');
	await admin.goto('/administration/personnes');
	await admin.getByRole('link', { name: 'Fatoumata Diarra' }).click();
	await admin.getByRole('button', { name: 'Fermer le compte' }).click();
	await expect(admin.getByText('Compte fermé.')).toBeVisible();
	await member.goto('/accueil');
	await member.waitForURL('**/connexion?suite=*');
	await admin.getByRole('button', { name: 'Rouvrir le compte' }).click();
	await expect(admin.getByText('Compte rouvert.')).toBeVisible();

	await admin.goto('/administration/personnes');
	await admin.getByRole('link', { name: 'Benoît Lachance' }).click();
	await admin.getByRole('button', { name: 'Fermer le compte' }).click();
	await expect(admin.getByRole('alert')).toContainText('Il ne resterait personne');
});

test('for members there is no administration, and a moderator manages nobody', async ({
	browser,
}) => {
	const member = await signIn(browser, 'cliente');
	for (const part of ['', '/personnes', '/invitations', '/organisations', '/groupes']) {
		expect((await member.goto(`/administration${part}`))?.status()).toBe(404);
	}
	const moderator = await signIn(browser, 'moderation');
	await moderator.goto('/administration/personnes');
	await moderator.getByRole('link', { name: 'Soraya Benhaddou' }).click();
	await expect(moderator.getByRole('heading', { name: 'Soraya Benhaddou' })).toBeVisible();
	await expect(moderator.getByRole('button', { name: 'Fermer le compte' })).toHaveCount(0);
	const forced = await moderator.request.post(`${moderator.url()}?/fermer`, {
		headers: { origin: new URL(moderator.url()).origin, accept: 'text/html' },
		form: {},
	});
	expect(forced.status()).toBe(403);
});

async function changePassword(page: Page, current: string, next: string): Promise<void> {
	await page.getByLabel('Mot de passe actuel').fill(current);
	await page.getByLabel('Nouveau mot de passe').fill(next);
	await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
}
