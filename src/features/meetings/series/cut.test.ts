import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf } from './calendar-day.ts';
import { patternAfter, patternBefore, shiftTo, type Pattern } from './cut.ts';
import { recur } from './recurrence.ts';

const timeZone = 'America/Toronto';
const pattern: Pattern = {
	rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=5',
	localStart: '2026-12-17T13:30',
	timeZone,
	exceptions: ['2027-01-14', '2027-03-11'],
};
const cut = {
	occurrences: ['2027-02-11T13:30', '2027-04-08T13:30'],
	without: [],
	timeZone,
};

test('a series that is cut ends before, and another one begins', () => {
	expect(patternBefore(pattern, '2026-12-17T13:30')).toMatchObject({
		rule: 'FREQ=WEEKLY;INTERVAL=4;UNTIL=20261217T183000Z',
		exceptions: [],
	});
	expect(patternAfter(pattern, shiftTo('2027-02-11T13:30', '2027-02-09T09:00'), cut)).toEqual({
		rule: 'FREQ=WEEKLY;INTERVAL=4;UNTIL=20270406T130000Z',
		localStart: '2027-02-09T09:00',
		timeZone,
		exceptions: ['2027-03-09'],
	});
});

test('the last Thursday moved to a Wednesday is no rule any more; at another hour it still is', () => {
	const monthly = { ...pattern, rule: 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=5', exceptions: [] };
	const to = (localStart: string) =>
		patternAfter(monthly, shiftTo('2027-02-25T13:30', localStart), {
			...cut,
			occurrences: ['2027-02-25T13:30', '2027-03-25T13:30'],
		}).rule;
	expect(to('2027-02-24T13:30')).toBeNull();
	expect(to('2027-02-25T15:00')).toBe('FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270325T190000Z');
});

test('the two halves of a series that is cut, without moving, are the series', () => {
	fc.assert(
		fc.property(
			fc.record({
				interval: fc.integer({ min: 1, max: 4 }),
				count: fc.integer({ min: 2, max: 20 }),
				at: fc.nat(),
				skipped: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
			}),
			({ interval, count, at, skipped }) => {
				const asked = {
					...{ localStart: '2026-12-17T13:30', timeZone, ends: { count } },
					repeat: { every: 'week' as const, interval },
					exceptions: skipped.map((week) => addDays('2026-12-17', week * 7)),
				};
				const whole = recur(asked);
				if (!whole.ok || whole.occurrences.length < 2) return;
				const index = 1 + (at % (whole.occurrences.length - 1));
				const former = {
					...{ rule: whole.rule, localStart: whole.first, timeZone },
					exceptions: whole.exceptions,
				};
				const occurrences = whole.occurrences.slice(index);
				const [first = ''] = occurrences;
				const before = patternBefore(former, whole.occurrences[index - 1] ?? '');
				const after = patternAfter(former, shiftTo(first, first), { ...cut, occurrences });
				expect([...datesOf(before), ...datesOf(after)]).toEqual(whole.occurrences);
			},
		),
	);
});

/** The dates of a weekly pattern, read from its text. */
function datesOf({ rule, localStart, exceptions }: Pattern): string[] {
	const [, interval, until] = /INTERVAL=(\d+);UNTIL=(\d{8})/.exec(rule ?? '') ?? [];
	const answer = recur({
		...{ localStart, timeZone, exceptions },
		repeat: { every: 'week', interval: Number(interval) },
		ends: { until: until?.replace(/(....)(..)(..)/, '$1-$2-$3') ?? dayOf(localStart) },
	});
	return answer.ok ? answer.occurrences : [];
}
