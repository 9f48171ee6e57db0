import { untrack } from 'svelte';

/**
 * When the page becomes another one, after a round was handed over or closed, the button that had the focus is gone:
 * the focus lands on the page’s content instead of its very beginning. Who had none is left in peace.
 */
export function landWhenReplaced(read: () => unknown): void {
	let had: Element | null = null;
	$effect.pre(() => {
		read();
		had = untrack(() => document.activeElement);
	});
	$effect(() => {
		read();
		const isLost = had !== null && had !== document.body && !had.isConnected;
		if (isLost) document.getElementById('contenu')?.focus({ preventScroll: true });
	});
}
