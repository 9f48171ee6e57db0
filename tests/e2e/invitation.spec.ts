import { expect, test } from '@playwright/test';
import { failOnErrors, signIn } from './support/people.ts';

test('an invited person chooses a name and a password, once, and is in', async ({ browser }) => {
	const admin = await signIn(browser, 'admin');
	await admin.goto('/administration/invitations');
	await admin.getByLabel('Courriel').fill('recrue@exemple.org');
	await admin
		.getByLabel('Organisme', { exact: true })
		.selectOption({ label: 'Accueil Rive-Boréale' });
	await admin.getByRole('button', { name: 'Créer l’invitation' }).click();
	const link = await admin.getByRole('textbox', { name: /[Ll]ien/ }).inputValue();

	const guest = await (await browser.newContext()).newPage();
	failOnErrors(guest);
	await guest.goto(link);
	await guest.getByLabel('Votre nom').fill('Olivia Tremblay-Haddad');
	await guest.getByLabel('Mot de passe', { exact: true }).fill('une phrase que je retiens');
	await guest.getByRole('checkbox').check();
	await guest.getByRole('button', { name: 'Prendre ma place' }).click();
	await guest.waitForURL('**/accueil');
	await expect(guest.getByText(/Bonjour Olivia/)).toBeVisible();

	const late = await (await browser.newContext()).newPage();
	const answer = await late.goto(link);
	expect(answer?.status()).toBe(410);
});

test('a wrong password and an unknown address get the same answer, and keep the address', async ({
	page,
}) => {
	const answers: string[] = [];
	for (const email of ['cliente@demo.local', 'personne@exemple.org']) {
		await page.goto('/connexion');
		await page.getByLabel('Courriel').fill(email);
		await page.getByLabel('Mot de passe', { exact: true }).fill('ce n’est pas le bon');
		await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
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
		await page.getByLabel('Courriel').fill('cliente@demo.local');
		await page.getByLabel('Mot de passe', { exact: true }).fill('codeveloppement-demo');
		await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
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
