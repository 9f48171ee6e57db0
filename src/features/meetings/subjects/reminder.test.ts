import fc from 'fast-check';
import { expect, test } from 'vitest';
import { days, hours } from '#kernel/clock.ts';
import { montreal } from '#kernel/dates.ts';
import { isUseful, reminderDue } from './reminder.ts';

/** Tuesday 15 December 2026 at half past nine in Montréal. */
const startsAt = Date.UTC(2026, 11, 15, 14, 30);
const meeting = { startsAt, timeZone: montreal };
const morningOf = (day: number) => Date.UTC(2026, 11, day, 12);
const dueAt = (now: number) => reminderDue(meeting, now)?.daysBefore ?? null;

test.each([
	[morningOf(8) - 1, null],
	[morningOf(8), 7],
	[morningOf(9) - 1, 7],
	[morningOf(9), null],
	[morningOf(13) - 1, null],
	[morningOf(13), 2],
	[morningOf(14), null],
	[morningOf(15), 0],
	[startsAt, null],
])('at %d the reminder of %s days is due', (now, expected) => {
	expect(dueAt(now)).toBe(expected);
});

test('days are counted by the clock of the place, across a change of hour', () => {
	const sunday = { startsAt: Date.UTC(2026, 10, 2, 14, 30), timeZone: montreal };
	expect(reminderDue(sunday, Date.UTC(2026, 9, 31, 11))).toMatchObject({ daysBefore: 2 });
	expect(reminderDue(sunday, Date.UTC(2026, 9, 31, 11) - 1)).toBeNull();
});

test('from the first minute to the last, each reminder is due during a day at most, and none after', () => {
	const at = fc.integer({ min: startsAt - days(30), max: startsAt + days(2) });
	fc.assert(
		fc.property(at, (now) => {
			const due = reminderDue(meeting, now);
			if (!due) return;
			expect(now).toBeLessThan(startsAt);
			expect(now - due.at).toBeGreaterThanOrEqual(0);
			expect(now - due.at).toBeLessThan(days(1));
		}),
	);
});

const due = { daysBefore: 7, day: '2026-12-15', at: morningOf(8) };
const client = { namedAt: morningOf(1), isAbsent: false, writtenAt: null };

test('a client who was named in time and has written nothing is reminded', () => {
	expect(isUseful(due, client)).toBe(true);
	expect(isUseful(due, { ...client, writtenAt: due.at - days(2) })).toBe(true);
});

test('nobody is reminded for nothing', () => {
	expect(isUseful(due, { ...client, namedAt: due.at + 1 })).toBe(false);
	expect(isUseful(due, { ...client, isAbsent: true })).toBe(false);
	expect(isUseful(due, { ...client, writtenAt: due.at - hours(47) })).toBe(false);
	expect(isUseful(due, { ...client, writtenAt: due.at + hours(1) })).toBe(false);
});
