import { expect, test } from 'vitest';
import { backoffAfter } from './backoff.ts';

test('one waits longer after each failure, an hour at most', () => {
	expect([1, 2, 3, 7, 8, 40].map(backoffAfter)).toEqual([
		...[30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000],
	]);
});
