import { hours, seconds } from './clock.ts';

/** How long to wait, in milliseconds, after the nth failure in a row: 30 s, doubled each time, an hour at most. */
export const backoffAfter = (failures: number): number =>
	Math.min(seconds(30) * 2 ** Math.max(0, failures - 1), hours(1));
