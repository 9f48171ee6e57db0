/**
 * The keyboard of `role=toolbar`: one stop for Tab, arrows inside. It reads the buttons at each key,
 * so commands may come, go and be folded away on a phone.
 */
export function toolbarKeys(bar: HTMLElement): () => void {
	const changes = new MutationObserver(settle);
	const folds = new ResizeObserver(settle);
	bar.addEventListener('keydown', move);
	bar.addEventListener('focusin', remember);
	bar.addEventListener('focusout', forget);
	// Who has the focus, and in which place: a command that goes away hands it to the one that takes its place.
	let held: { control: HTMLElement; at: number } | null = null;
	settle();
	changes.observe(bar, { subtree: true, childList: true, attributeFilter: ['disabled', 'class'] });
	folds.observe(bar);
	return () => {
		changes.disconnect();
		folds.disconnect();
		bar.removeEventListener('keydown', move);
		bar.removeEventListener('focusin', remember);
		bar.removeEventListener('focusout', forget);
	};

	function controls(): HTMLElement[] {
		return [...bar.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]')];
	}

	function seenControls(): HTMLElement[] {
		return controls().filter((control) => control.checkVisibility());
	}

	function settle(): void {
		const seen = seenControls();
		const next =
			held && !held.control.isConnected ? seen.at(Math.min(held.at, seen.length - 1)) : null;
		choose(next ?? seen.find((control) => control.tabIndex === 0) ?? seen[0]);
		if (next && document.activeElement === document.body) next.focus();
	}

	function choose(chosen: HTMLElement | undefined): void {
		for (const control of controls()) {
			const tabIndex = control === chosen ? 0 : -1;
			if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
		}
	}

	function remember(event: FocusEvent): void {
		const seen = seenControls();
		const at = seen.findIndex((each) => each === event.target);
		const control = seen[at];
		if (!control) return;
		held = { control, at };
		choose(control);
	}

	/** The focus went elsewhere; a command that was taken away while it had the focus is told apart once it is gone. */
	function forget(): void {
		queueMicrotask(() => {
			if (held?.control.isConnected && document.activeElement !== held.control) held = null;
		});
	}

	function move(event: KeyboardEvent): void {
		const seen = seenControls();
		const at = seen.findIndex((control) => control === event.target);
		const next = target(event.key, at, seen.length);
		if (at < 0 || next === null) return;
		event.preventDefault();
		seen.at(next)?.focus();
	}
}

function target(key: string, at: number, count: number): number | null {
	if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
	if (key === 'ArrowLeft' || key === 'ArrowUp') return at - 1;
	if (key === 'Home') return 0;
	if (key === 'End') return -1;
	return null;
}
