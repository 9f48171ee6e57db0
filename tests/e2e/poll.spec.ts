import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

/** One's answer for a date of the poll. */
const answer = (page: Page, day: RegExp, word: string) =>
	page
		.getByRole('radiogroup', { name: new RegExp(`Ma réponse pour le ${day.source}`) })
		.getByRole('radio', { name: word, exact: true });
const row = (page: Page, day: RegExp) => page.getByRole('row').filter({ hasText: day });

const first = /lundi 10 mars/;
const second = /mardi 11 mars/;
const third = /mercredi 12 mars/;

test('a group finds a date: dates proposed, answers, one chosen', async ({ browser }) => {
	const nadege = await signIn(browser, 'animation');
	await nadege.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await nadege.getByRole('link', { name: 'Proposer des dates' }).click();
	await nadege.getByLabel('Titre').fill('Ronde à fixer');
	await nadege.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await nadege.getByLabel('Jour 1').fill('2031-03-10');
	await nadege.getByLabel('Jour 2').fill('2031-03-09');
	await nadege.getByLabel('Heure 2').fill('02:30');
	await nadege.getByLabel('Dernier jour pour répondre').fill('2031-03-09');
	await nadege.getByRole('button', { name: 'Ouvrir le sondage' }).click();
	await expect(nadege.getByText('Cette heure n’existe pas ce jour-là')).toBeVisible();
	await expect(nadege.getByLabel('Jour 1')).toHaveValue('2031-03-10');
	await nadege.getByLabel('Jour 2').fill('2031-03-11');
	await nadege.getByLabel('Heure 2').fill('13:30');
	await nadege.getByRole('button', { name: 'Ajouter une date' }).click();
	await nadege.getByLabel('Jour 7').fill('2031-03-12');
	await expectAccessible(nadege, 'the form of a poll');
	await nadege.getByRole('button', { name: 'Ouvrir le sondage' }).click();
	await nadege.waitForURL('**/rencontres/*');
	await expect(nadege.getByText('Répondez d’ici le dimanche 9 mars')).toBeVisible();

	for (const [day, word] of [
		[first, 'Oui'],
		[second, 'Oui'],
		[third, 'Non'],
	] as const) {
		await answer(nadege, day, word).check({ force: true });
	}
	await nadege.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
	await expect(nadege.getByText('Vos réponses sont notées').last()).toBeVisible();

	const address = new URL(nadege.url()).pathname;
	const phone = await signIn(browser, 'cliente', {
		...{ viewport: { width: 390, height: 844 }, hasTouch: true },
	});
	await phone.goto('/rencontres');
	await phone.getByRole('link', { name: 'Sondage : répondez d’ici le dimanche 9 mars' }).tap();
	await answer(phone, first, 'Non').check({ force: true });
	await answer(phone, second, 'Au besoin').check({ force: true });
	await answer(phone, third, 'Non').check({ force: true });
	await phone.getByLabel('Un mot avec vos réponses').fill('Le matin, je donne un atelier.');
	await phone.getByRole('button', { name: 'Enregistrer mes réponses' }).tap();
	await expect(phone.getByText('Vos réponses sont notées').last()).toBeVisible();
	await phone.reload();
	await expect(answer(phone, second, 'Au besoin')).toBeChecked();
	await expectAccessible(phone, 'a poll on a phone');

	await nadege.reload();
	await expect(row(nadege, second)).toContainText('Convient au plus grand nombre');
	await expect(row(nadege, second)).toContainText('1 oui');
	await expect(row(nadege, second)).toContainText('+ 1 au besoin');
	await expect(row(nadege, first)).not.toContainText('Convient');
	await expect(nadege.getByText('Le matin, je donne un atelier.')).toBeVisible();
	await expectAccessible(nadege, 'a poll');

	await nadege.getByRole('button', { name: /^Retirer.*lundi 10 mars/ }).click();
	await expect(nadege.getByText('2 personnes ont répondu pour cette date.')).toBeVisible();
	await nadege.getByRole('button', { name: 'Retirer quand même' }).click();
	await expect(row(nadege, first)).toHaveCount(0);

	await nadege.getByRole('button', { name: /^Rappeler aux personnes/ }).click();
	await expect(nadege.getByText('Un rappel est déjà parti.')).toBeVisible();

	await nadege.getByRole('button', { name: /^Retenir cette date.*mardi 11 mars/ }).click();
	await expect(nadege.getByRole('heading', { level: 2 }).first()).toContainText(
		/mardi 11 mars.*13.h.30 à 15.h.30/i,
	);
	await expect(nadege.getByText('Serez-vous là?')).toBeVisible();
	await phone.goto(address);
	await expect(phone.getByRole('radio', { name: 'En salle' })).not.toBeChecked();
});

test('without JavaScript a poll is opened, answered, and a date that has answers asks before it goes', async ({
	browser,
}) => {
	const page = await signIn(browser, 'animation', { javaScriptEnabled: false });
	await page.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await page.getByRole('link', { name: 'Proposer des dates' }).click();
	await expect(page.getByRole('button', { name: 'Ajouter une date' })).toHaveCount(0);
	await page.getByLabel('Titre').fill('Ronde sans script');
	await page.getByLabel('Adresse').fill('12, rue du Grand-Orme');
	await page.getByLabel('Jour 1').fill('2032-03-10');
	await page.getByLabel('Jour 4').fill('2032-03-12');
	await page.getByLabel('Dernier jour pour répondre').fill('2032-03-01');
	await page.getByRole('button', { name: 'Ouvrir le sondage' }).click();
	await answer(page, /mercredi 10 mars/, 'Oui').check({ force: true });
	await page.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
	await expect(page.getByText('Vos réponses sont notées')).toBeVisible();
	await page.getByRole('button', { name: /^Retirer.*mercredi 10 mars/ }).click();
	await expect(page.getByText('1 personne a répondu pour cette date.')).toBeVisible();
	await page.getByRole('button', { name: 'Retirer quand même' }).click();
	await expect(row(page, /mercredi 10 mars/)).toHaveCount(0);
	await page.getByRole('button', { name: /^Retenir cette date.*vendredi 12 mars/ }).click();
	await expect(page.getByText('Serez-vous là?')).toBeVisible();
});
