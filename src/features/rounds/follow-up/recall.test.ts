import { expect, test } from 'vitest';
import { days, hours } from '#kernel/clock.ts';
import { addDays, recallOf } from './recall.ts';

/** A round closed at eleven in Montréal, on 15 December 2026. */
const closedAt = Date.UTC(2026, 11, 15, 16);
/** An hour of December in Montréal. */
const at = (day: number, hour: number) => Date.UTC(2026, 11, day, hour + 5);

/** Every recall of an action in the month after its round, hour by hour. */
function recallsOf(due: string | null) {
	const all = Array.from({ length: 31 * 24 }, (_, hour) => {
		const now = closedAt + hours(hour);
		return { now, when: recallOf({ due, closedAt }, now) };
	});
	return all.filter(({ when }) => when !== null);
}

test('an action is recalled three days before its date, then on its date, from seven in the morning', () => {
	expect(recallOf({ due: '2026-12-28', closedAt }, at(25, 6))).toBeNull();
	expect(recallOf({ due: '2026-12-28', closedAt }, at(25, 7))).toBe('soon');
	expect(recallOf({ due: '2026-12-28', closedAt }, at(28, 6))).toBe('soon');
	expect(recallOf({ due: '2026-12-28', closedAt }, at(28, 7))).toBe('today');
});

test('a date that has long gone is not recalled', () => {
	expect(recallsOf('2026-12-20').at(-1)?.now).toBeLessThan(at(23, 7));
	expect(recallsOf('2026-12-01')).toEqual([]);
});

test('what is due the day of the round is not recalled, and what is due soon is so on its date only', () => {
	expect(recallsOf('2026-12-15')).toEqual([]);
	const kinds = new Set(recallsOf('2026-12-17').map(({ when }) => when));
	expect([...kinds]).toEqual(['today']);
});

test('an action without a date is recalled once, two weeks after its round', () => {
	const recalls = recallsOf(null);
	expect(recalls[0]).toEqual({ now: closedAt + days(14), when: 'undated' });
	expect(new Set(recalls.map(({ when }) => when))).toEqual(new Set(['undated']));
});

test('days are counted on the calendar, across months and leap years', () => {
	expect(addDays('2027-03-02', -3)).toBe('2027-02-27');
	expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});
