import { vi } from 'vitest';

/** What a toolbar asks of a browser and jsdom does not have: there, everything is seen and nothing resizes. */
export function fillToolbarGaps(): void {
	vi.stubGlobal(
		'ResizeObserver',
		class {
			observe(): void {}
			disconnect(): void {}
		},
	);
	HTMLElement.prototype.checkVisibility ??= () => true;
	HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
		this.open = true;
	};
	HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
		this.open = false;
	};
}
