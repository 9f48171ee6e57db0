import type { Clock, Instant } from '#kernel/clock.ts';

export type HandWoundClock = Clock & { advance(milliseconds: number): void };

/** A clock that only moves when a test moves it. */
export function handWoundClock(start: Instant): HandWoundClock {
	let now = start;
	return {
		now: () => now,
		advance: (milliseconds) => {
			now += milliseconds;
		},
	};
}
