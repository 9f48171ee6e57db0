import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { resolveLocal } from '../schedule/local-time.ts';
import { addDays, dayOf, hourOf, weekdayOf } from './calendar-day.ts';
import { recurrenceLimits } from './recurrence-limits.ts';
import { recur, type Recurrence, type Repeat } from './recurrence.ts';

const montreal = 'America/Toronto';
const weekly = (interval: number): Repeat => ({ every: 'week', interval });
const lastWeek: Repeat = { every: 'month', week: -1 };

function series(part: Partial<Recurrence>) {
	return recur({
		...{ localStart: '2026-12-17T13:30', timeZone: montreal, repeat: weekly(4) },
		...{ ends: { count: 4 }, exceptions: [] },
		...part,
	});
}

function datesOf(part: Partial<Recurrence>): string[] {
	const answer = series(part);
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.occurrences;
}

test('every four weeks, at the same hour on the wall', () => {
	expect(series({})).toEqual({
		...{ ok: true, rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=4', first: '2026-12-17T13:30' },
		exceptions: [],
		occurrences: ['2026-12-17T13:30', '2027-01-14T13:30', '2027-02-11T13:30', '2027-03-11T13:30'],
	});
});

test.each([
	['2026-03-05T13:30', ['18:30', '17:30']],
	['2026-10-29T13:30', ['17:30', '18:30']],
])('a weekly meeting of %s stays at half past one when clocks change', (localStart, utc) => {
	const dates = datesOf({ localStart, repeat: weekly(1), ends: { count: 2 } });
	expect(dates.map(hourOf)).toEqual(['13:30', '13:30']);
	const instants = dates.map((at) => resolveLocal(at, montreal));
	expect(
		instants.map((one) => (one.ok ? new Date(one.at).toISOString().slice(11, 16) : '')),
	).toEqual(utc);
});

test('the last Thursday of each month, until a day', () => {
	const answer = series({ repeat: lastWeek, ends: { until: '2027-04-29' } });
	expect(answer).toMatchObject({
		rule: 'FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270429T173000Z',
		first: '2026-12-31T13:30',
		occurrences: ['2026-12-31', '2027-01-28', '2027-02-25', '2027-03-25', '2027-04-29'].map(
			(day) => `${day}T13:30`,
		),
	});
});

test('a series that begins on a 31st goes on in months that have none', () => {
	const dates = datesOf({ localStart: '2027-01-31T09:00', repeat: lastWeek, ends: { count: 3 } });
	expect(dates.map(dayOf)).toEqual(['2027-01-31', '2027-02-28', '2027-03-28']);
});

test('days without a meeting count among the dates of the rule', () => {
	expect(series({ exceptions: ['2027-01-14', '2027-01-15'] })).toMatchObject({
		rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=4',
		exceptions: ['2027-01-14'],
		occurrences: ['2026-12-17T13:30', '2027-02-11T13:30', '2027-03-11T13:30'],
	});
});

test('an hour that clocks leave out is among the dates, for whoever plans to refuse it by its day', () => {
	const dates = datesOf({ localStart: '2027-03-07T02:30', repeat: weekly(1), ends: { count: 3 } });
	expect(dates.map(dayOf)).toEqual(['2027-03-07', '2027-03-14', '2027-03-21']);
});

test.each([
	['never-ends', { ends: null }],
	['too-many', { ends: { count: 500 } }],
	['too-many', { repeat: weekly(1), ends: { until: '2028-06-01' } }],
	['too-many', { repeat: weekly(1), ends: { until: '9999-12-31' } }],
	['too-far', { ends: { count: 52 } }],
	['too-far', { repeat: lastWeek, ends: { until: '2029-06-01' } }],
	['before-start', { ends: { until: '2026-12-16' } }],
	['no-date', { repeat: lastWeek, ends: { until: '2026-12-18' } }],
	['no-date', { ends: { count: 1 }, exceptions: ['2026-12-17'] }],
	['unknown-time', { localStart: '2026-02-30T13:30' }],
	['unknown-time', { localStart: '9999-12-31T13:30' }],
] as const)('%s: %j', (refusal, part) => {
	expect(series(part)).toEqual({ ok: false, refusal });
});

const aDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2025-01-01', days));
const anHour = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const aRepeat: fc.Arbitrary<Repeat> = fc.oneof(
	fc.record({
		every: fc.constant('week' as const),
		interval: fc.integer({ min: 1, max: recurrenceLimits.interval }),
	}),
	fc.record({
		every: fc.constant('month' as const),
		week: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
	}),
);
const aRecurrence: fc.Arbitrary<Recurrence> = fc
	.record({
		...{ day: aDay, hour: anHour, repeat: aRepeat },
		timeZone: fc.constantFrom(montreal, 'America/Vancouver', 'Europe/Paris', 'Asia/Kathmandu'),
		length: fc.integer({ min: 1, max: 52 }),
		isCount: fc.boolean(),
		skipped: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }),
	})
	.map(({ day, hour, repeat, timeZone, length, isCount, skipped }) => ({
		...{ localStart: `${day}T${hour}`, repeat, timeZone },
		ends: isCount ? { count: length } : { until: addDays(day, length * 12) },
		exceptions: skipped.map((weeks) => addDays(day, weeks * 7)),
	}));

/** What the clocks of a zone say at an instant, by Intl. */
const wallAt = (at: number, timeZone: string): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
		.format(at)
		.replace(' ', 'T');

/** What ical.js makes of the rule as it is kept, in the time zone where UNTIL is an instant. */
function byIcal({ rule, first }: { rule: string; first: string }, timeZone: string): string[] {
	const recurrence = ICAL.Recur.fromString(rule);
	if (recurrence.until) {
		// ical.js has no time zone of its own here: the instant is put back on the wall.
		const instant = Date.parse(recurrence.until.toString());
		const wall = wallAt(instant, timeZone);
		recurrence.until = ICAL.Time.fromDateTimeString(`${wall}:00`);
	}
	const iterator = recurrence.iterator(ICAL.Time.fromDateTimeString(`${first}:00`));
	const dates: string[] = [];
	for (let next = iterator.next(); next && dates.length < 100; next = iterator.next()) {
		dates.push(next.toString().slice(0, 16));
	}
	return dates;
}

test('ical.js reads the same dates in the rule that is kept', () => {
	fc.assert(
		fc.property(aRecurrence, (recurrence) => {
			const answer = recur(recurrence);
			if (!answer.ok) return;
			const dates = byIcal(answer, recurrence.timeZone);
			const isOn = (at: string) => !answer.exceptions.includes(dayOf(at));
			expect(dates.filter(isOn)).toEqual(answer.occurrences);
		}),
		{ numRuns: 500 },
	);
});

test('each date is at the hour and on the weekday of the first, in order, and on no day that is skipped', () => {
	fc.assert(
		fc.property(aRecurrence, (recurrence) => {
			const answer = recur(recurrence);
			if (!answer.ok) return;
			const { occurrences } = answer;
			const weekday = weekdayOf(dayOf(recurrence.localStart));
			for (const at of occurrences) {
				expect(hourOf(at)).toBe(hourOf(recurrence.localStart));
				expect(weekdayOf(dayOf(at))).toBe(weekday);
				expect(recurrence.exceptions).not.toContain(dayOf(at));
			}
			expect(occurrences.toSorted()).toEqual(occurrences);
			expect(new Set(occurrences).size).toBe(occurrences.length);
			expect(occurrences.length).toBeLessThanOrEqual(recurrenceLimits.occurrences);
		}),
		{ numRuns: 500 },
	);
});

test('each date names the instant at which its zone reads that hour, or none', () => {
	fc.assert(
		fc.property(aRecurrence, (recurrence) => {
			const answer = recur(recurrence);
			if (!answer.ok) return;
			const { timeZone } = recurrence;
			for (const at of answer.occurrences) {
				const resolved = resolveLocal(at, timeZone);
				if (resolved.ok) expect(wallAt(resolved.at, timeZone)).toBe(at);
				else expect(['no-such-hour', 'hour-twice']).toContain(resolved.refusal);
			}
		}),
		{ numRuns: 200 },
	);
});
