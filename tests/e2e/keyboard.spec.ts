import { expect, type Locator, type Page } from '@playwright/test';
import { advance, interruptRound, startRound } from './support/round.ts';
import { test } from './support/test.ts';

/** Presses Tab until that control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
	await expect(control).toBeVisible();
	for (let presses = 0; presses < 80; presses++) {
		if (await control.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('the keyboard does not reach it');
}

test('one takes part in a round with the keyboard alone', async ({ browser }) => {
	const { facilitator, client, consultants } = await startRound(browser, ['consultation1']);
	const [catalina] = consultants;
	if (!catalina) throw new Error('absent');
	for (const title of ['Choix', 'Exposé', 'Clarification']) {
		await advance(facilitator, title, [catalina]);
	}
	await catalina.reload();

	await catalina.keyboard.press('Tab');
	await expect(catalina.locator(':focus')).toHaveAttribute('href', /^#/);

	await tabTo(catalina, catalina.getByRole('button', { name: 'Lever la main' }).first());
	await catalina.keyboard.press('Enter');
	await expect(catalina.getByRole('button', { name: 'Baisser la main' }).first()).toBeFocused();

	await tabTo(catalina, catalina.getByLabel('Votre question'));
	await catalina.keyboard.type('Comment se passe son arrivée?');
	await test.step('what others do never takes the focus away', async () => {
		await facilitator
			.getByRole('button', { name: /^Donner la parole à/ })
			.first()
			.click();
		await expect(catalina.getByText('Vous avez la parole.').first()).toBeVisible();
		await expect(catalina.getByLabel('Votre question')).toBeFocused();
	});
	await tabTo(catalina, catalina.getByRole('button', { name: 'Poser la question' }));
	await catalina.keyboard.press('Enter');
	await expect(client.getByText('Comment se passe son arrivée?')).toBeVisible();

	await tabTo(catalina, catalina.getByRole('button', { name: 'Sécurité d’un enfant?' }));
	await catalina.keyboard.press('Enter');
	await expect(catalina.getByText(/P-34\.1/)).toBeVisible();
	await catalina.keyboard.press('Escape');
	await expect(catalina.getByText(/P-34\.1/)).toBeHidden();
	await expect(catalina.getByRole('button', { name: 'Sécurité d’un enfant?' })).toBeFocused();
	await interruptRound(facilitator);
});

test('the facilitator steers with the keyboard alone', async ({ browser }) => {
	const { facilitator, consultants } = await startRound(browser, ['consultation1']);
	const toolbar = facilitator.getByRole('toolbar').first();
	await tabTo(facilitator, toolbar.getByRole('button', { name: 'Pause' }));
	await facilitator.keyboard.press('Enter');
	await expect(consultants[0]?.getByText('En pause').first() ?? toolbar).toBeVisible();
	await facilitator.keyboard.press('Enter');
	const next = toolbar.getByRole('button', { name: /^Passer à/ });
	for (let presses = 0; presses < 12; presses++) {
		if (await next.evaluate((element) => element === document.activeElement)) break;
		await facilitator.keyboard.press('ArrowRight');
	}
	await expect(next).toBeFocused();
	await facilitator.keyboard.press('Enter');
	await expect(facilitator.locator('[aria-current="step"]')).toContainText('Choix');
	await interruptRound(facilitator);
});
