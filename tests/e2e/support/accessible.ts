import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation that axe can find, in the light and in the dark, and no sideways scroll. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// Colours on their way from one theme to the other are not what people read.
		await page.evaluate(() =>
			Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
		);
		const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
		expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect.soft(overflow, `${where}: sideways scroll`).toBeLessThanOrEqual(0);
}
