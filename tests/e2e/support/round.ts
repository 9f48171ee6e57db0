import { expect, type Browser, type Page } from '@playwright/test';
import { signIn } from './people.ts';

/** The people of a group round, each in a browser of their own. */
export type Table = { facilitator: Page; client: Page; consultants: Page[]; address: string };

const consultantLogins = ['coanimation', 'consultation1', 'consultation2', 'consultation3'];

/** Opens a round of « Les Traversées » with Soraya as client. */
export async function openRound(facilitator: Page): Promise<string> {
	await facilitator.goto('/accueil');
	await facilitator.getByRole('link', { name: 'Les Traversées', exact: true }).first().click();
	await facilitator.waitForURL('**/groupes/*');
	await facilitator.getByRole('link', { name: 'Ouvrir une ronde' }).click();
	await facilitator.waitForURL('**/ronde');
	return openWithSoraya(facilitator);
}

async function openWithSoraya(facilitator: Page): Promise<string> {
	const client = facilitator.getByLabel('Personne cliente');
	const soraya = await client.locator('option', { hasText: 'Soraya' }).getAttribute('value');
	await client.selectOption(soraya ?? '');
	await facilitator.getByRole('button', { name: 'Ouvrir la ronde' }).click();
	await facilitator.waitForURL('**/rondes/*');
	return new URL(facilitator.url()).pathname;
}

/** Takes a seat in the lobby, or during the round, and says that nobody else hears. */
export async function sit(page: Page, place = 'Dans la salle'): Promise<void> {
	await page.getByText(place, { exact: true }).first().click();
	await page.getByRole('checkbox', { name: /endroit privé/ }).check();
	await page.getByRole('button', { name: 'Prendre place' }).click();
	await expect(page.getByText(/Endroit privé, confirmé/).first()).toBeVisible();
}

/** A round that has started, with those people seated. */
export async function startRound(browser: Browser, logins = consultantLogins): Promise<Table> {
	const facilitator = await signIn(browser, 'animation');
	const address = await openRound(facilitator);
	const client = await signIn(browser, 'cliente');
	const consultants: Page[] = [];
	for (const login of logins) consultants.push(await signIn(browser, login));
	for (const page of [client, ...consultants]) await page.goto(address);
	for (const page of [facilitator, client, ...consultants]) await sit(page);
	await facilitator.getByRole('button', { name: 'Commencer la ronde' }).click();
	await expect(currentStep(facilitator)).toContainText('Accueil');
	return { facilitator, client, consultants, address };
}

export const currentStep = (page: Page) => page.locator('[aria-current="step"]');

/** Presses « Passer à … » and waits until everybody is there. */
export async function advance(
	facilitator: Page,
	title: string,
	others: Page[] = [],
): Promise<void> {
	await facilitator.getByRole('button', { name: new RegExp(`^Passer à.*${title}`) }).click();
	for (const page of [facilitator, ...others]) await expect(currentStep(page)).toContainText(title);
}

/** Stops the round where it is: the client keeps their turn, and the next journey finds the group as it was. */
export async function interruptRound(facilitator: Page): Promise<void> {
	await facilitator.getByRole('button', { name: 'Pause', exact: true }).click();
	const interrupt = facilitator.getByRole('button', { name: 'Interrompre la ronde' });
	const more = facilitator.getByRole('button', { name: 'Plus', exact: true });
	await expect(interrupt.or(more).first()).toBeVisible();
	if (await more.isVisible()) await more.click();
	await interrupt.click();
	await facilitator
		.getByRole('dialog', { name: 'Interrompre cette ronde?' })
		.getByRole('button', { name: 'Interrompre la ronde' })
		.click();
	await expect(facilitator.getByText('La ronde est interrompue').first()).toBeVisible();
}

/** Opens the round of the meeting on the page, with Soraya as client. */
export async function openFromMeeting(facilitator: Page): Promise<string> {
	await facilitator.getByRole('link', { name: 'Ouvrir la ronde' }).click();
	await facilitator.waitForURL('**/ronde?rencontre=*');
	return openWithSoraya(facilitator);
}

/** Starts the round and goes straight to its end. */
export async function closeAtOnce(facilitator: Page): Promise<void> {
	await facilitator.getByRole('button', { name: 'Commencer la ronde' }).click();
	const next = facilitator.getByRole('button', { name: /^Passer à/ });
	const end = facilitator.getByRole('button', { name: /^Terminer/ });
	await expect(next).toBeVisible();
	while (await next.isVisible()) {
		const step = await next.innerText();
		await next.click();
		await expect(next.filter({ hasText: step })).toHaveCount(0);
		await expect(next.or(end).first()).toBeVisible();
	}
	await end.click();
	const question = facilitator.getByRole('dialog', { name: 'Terminer la ronde?' });
	await question.getByRole('button', { name: 'Terminer la ronde' }).click();
}
