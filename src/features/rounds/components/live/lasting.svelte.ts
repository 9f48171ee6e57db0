/** True once something has been true for that long: what lasts a blink is not worth a word. */
export function lasting(read: () => boolean, waitMs: number): { readonly isTrue: boolean } {
	const isNow = $derived(read());
	let hasLasted = $state(false);
	$effect(() => {
		if (!isNow) return;
		const timer = setTimeout(() => (hasLasted = true), waitMs);
		return () => {
			clearTimeout(timer);
			hasLasted = false;
		};
	});
	return {
		get isTrue() {
			return isNow && hasLasted;
		},
	};
}
