import { tick } from 'svelte';

/**
 * Called before a list moves its lines: a line that moves loses the focus, and another person's hand must
 * not take it away from whoever is about to press a button.
 */
export function keepFocus(list: HTMLElement | undefined): void {
	const { activeElement } = document;
	if (!list || !(activeElement instanceof HTMLElement) || !list.contains(activeElement)) return;
	void tick().then(() => activeElement.focus({ preventScroll: true }));
}
