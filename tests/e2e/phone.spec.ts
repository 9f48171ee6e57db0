import { expect } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { signIn } from './support/people.ts';
import { advance, interruptRound, startRound } from './support/round.ts';
import { test } from './support/test.ts';

const common = { width: 390, height: 844 };
const smallest = { width: 320, height: 640 };

test('on a phone one takes part, and the facilitator steers, without sideways scroll', async ({
	browser,
}) => {
	test.setTimeout(300_000);
	const { facilitator, client, address } = await startRound(browser, ['consultation1']);
	const phone = await signIn(browser, 'consultation2', { hasTouch: true });
	await phone.goto(address);
	const titles = ['Choix', 'Exposé', 'Clarification', 'Contrat', 'Rétroactions', 'Plan d’action'];
	for (const title of [...titles, 'Apprentissages']) {
		await advance(facilitator, title, [phone]);
		for (const page of [phone, facilitator, client]) {
			await page.setViewportSize(common);
			await expectNoSidewaysScroll(page, `${title}, ${common.width} px`);
			await page.setViewportSize(smallest);
			await expectAccessible(page, `${title}, ${smallest.width} px`);
		}
		// On a phone the name of a long step gives way to its number.
		await facilitator.setViewportSize({ width: 1280, height: 900 });
		if (title !== 'Rétroactions') continue;
		await phone.getByRole('button', { name: 'Lever la main' }).first().tap();
		await expect(phone.getByRole('button', { name: 'Baisser la main' }).first()).toBeVisible();
	}
	await interruptRound(facilitator);
});
