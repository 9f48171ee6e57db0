import type { Clock, Instant } from '#kernel/clock.ts';

export type Throttle = {
	/** Counts one attempt; false when there were too many, and then it is not counted. */
	take(key: string): boolean;
	/** The attempt was no failure after all. */
	giveBack(key: string): void;
	/** Forgets every attempt of this key. */
	forgive(key: string): void;
};

export type ThrottleOptions = { clock: Clock; attempts: number; windowMs: number };

/**
 * At most so many attempts per key in a window: then closed until the window ends, never for good.
 * An attempt counts before its outcome is known, so that a hundred at the same instant are not all let through.
 */
export function createThrottle({ clock, attempts, windowMs }: ThrottleOptions): Throttle {
	const windows = new Map<string, { used: number; endsAt: Instant }>();

	return {
		take(key) {
			forgetThePast();
			const window = windows.get(key) ?? { used: 0, endsAt: clock.now() + windowMs };
			windows.set(key, window);
			if (window.used >= attempts) return false;
			window.used++;
			return true;
		},
		giveBack(key) {
			const window = windows.get(key);
			if (window) window.used--;
		},
		forgive(key) {
			windows.delete(key);
		},
	};

	// Windows have one length and a map keeps the order of arrival: the oldest come first.
	function forgetThePast(): void {
		for (const [key, { endsAt }] of windows) {
			if (endsAt > clock.now()) return;
			windows.delete(key);
		}
	}
}
