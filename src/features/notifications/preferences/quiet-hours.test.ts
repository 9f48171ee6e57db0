import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterQuietHours } from './quiet-hours.ts';

const montreal = 'America/Toronto';
const rhythm = (from: number, to: number, timeZone = montreal) => ({
	...{ timeZone, digestDay: 1 },
	quiet: { from, to },
});
const at = (iso: string) => Date.parse(iso);
const released = (iso: string, from: number, to: number, timeZone = montreal) =>
	new Date(afterQuietHours(at(iso), rhythm(from, to, timeZone))).toISOString();

test('what is written at night leaves in the morning', () => {
	expect(released('2026-12-01T03:30:00Z', 21, 7)).toBe('2026-12-01T12:00:00.000Z');
	expect(released('2026-12-01T09:30:00Z', 21, 7)).toBe('2026-12-01T12:00:00.000Z');
	expect(released('2026-12-01T15:30:00Z', 21, 7)).toBe('2026-12-01T15:30:00.000Z');
});

test('quiet hours of the day end the same day, where the person lives', () => {
	expect(released('2026-12-01T17:30:00Z', 12, 14)).toBe('2026-12-01T19:00:00.000Z');
	// British Columbia keeps its summer hour since 2026: 10 h 30 there, not 9 h 30.
	expect(released('2026-12-01T17:30:00Z', 9, 11, 'America/Vancouver')).toBe(
		'2026-12-01T18:00:00.000Z',
	);
});

test('the night when clocks go forward or back ends at the same hour of the clock', () => {
	expect(released('2026-03-08T04:30:00Z', 21, 7)).toBe('2026-03-08T11:00:00.000Z');
	expect(released('2026-11-01T03:30:00Z', 21, 7)).toBe('2026-11-01T12:00:00.000Z');
});

test('nothing waits without quiet hours', () => {
	const now = at('2026-12-01T03:30:00Z');
	expect(afterQuietHours(now, { timeZone: montreal, quiet: null, digestDay: 1 })).toBe(now);
	expect(afterQuietHours(now, rhythm(7, 7))).toBe(now);
});

test('no letter waits more than a day, and what was released is not held again', () => {
	const hour = fc.integer({ min: 0, max: 23 });
	const instant = fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') });
	fc.assert(
		fc.property(instant, hour, hour, (now, from, to) => {
			const then = afterQuietHours(now, rhythm(from, to));
			expect(then - now).toBeGreaterThanOrEqual(0);
			expect(then - now).toBeLessThanOrEqual(25 * 3_600_000);
			expect(afterQuietHours(then, rhythm(from, to))).toBe(then);
		}),
	);
});
