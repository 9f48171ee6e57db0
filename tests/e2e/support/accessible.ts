import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation that axe can find, in the light and in the dark, and no sideways scroll. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
	await expectNoViolation(page, where, 'light', (axe) => axe.withTags(rules));
	// A theme changes colours and nothing else.
	await expectNoViolation(page, where, 'dark', (axe) => axe.withRules('color-contrast'));
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
	await expectNoSidewaysScroll(page, where);
}

/** Nothing wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect.soft(overflow, `${where}: sideways scroll`).toBeLessThanOrEqual(0);
}

async function expectNoViolation(
	page: Page,
	where: string,
	colorScheme: 'light' | 'dark',
	choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	// Colours on their way from one theme to the other are not what people read.
	await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
	// The other mode opens a page of its own for each reading, to gather frames: there are none here.
	const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
	expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
}
