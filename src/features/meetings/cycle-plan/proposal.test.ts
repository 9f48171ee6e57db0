import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../series/calendar-day.ts';
import { daysFrom, periodsOf } from './periods.ts';
import { proposeDates } from './proposal.ts';
import { cycleKindsFor, cycleSteps } from './rounds.ts';

const thanksgiving = { holiday: 'thanksgiving' } as const;
const pause = { word: 'Relâche' };

test('a date on a day off goes a week later, and the following ones with it', () => {
	const dates = proposeDates(
		{ first: '2026-09-14', everyWeeks: 4, count: 4 },
		{ '2026-10-12': thanksgiving, '2026-11-16': pause, '2026-11-23': pause },
	);
	expect(dates).toEqual([
		{ date: '2026-09-14', passed: [] },
		{ date: '2026-10-19', passed: [{ date: '2026-10-12', why: thanksgiving }] },
		{
			date: '2026-11-30',
			passed: [
				{ date: '2026-11-16', why: pause },
				{ date: '2026-11-23', why: pause },
			],
		},
		{ date: '2026-12-28', passed: [] },
	]);
});

test('no date proposed is a day off; each is on the first one’s weekday, at least so many weeks after', () => {
	const asked = fc.record({
		...{ everyWeeks: fc.integer({ min: 2, max: 5 }), count: fc.integer({ min: 1, max: 14 }) },
		off: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }),
	});
	fc.assert(
		fc.property(asked, ({ off, ...rest }) => {
			const first = '2026-09-14';
			const daysOff = Object.fromEntries(off.map((days) => [addDays(first, days), pause]));
			const dates = proposeDates({ first, ...rest }, daysOff).map(({ date }) => date);
			expect(dates).toHaveLength(rest.count);
			for (const [index, date] of dates.entries()) {
				expect(daysOff[date]).toBeUndefined();
				expect(weekdayOf(date)).toBe(weekdayOf(first));
				const before = dates[index - 1];
				if (before) expect(daysBetween(before, date)).toBeGreaterThanOrEqual(rest.everyWeeks * 7);
			}
		}),
	);
});

test('a cycle has a meeting for each member between a start and a closing one', () => {
	expect(cycleKindsFor(2)).toEqual(['start', 'rounds', 'rounds', 'closing']);
});

test('rounds are numbered as they come, and turns begin again after the last person', () => {
	const kinds = cycleKindsFor(3).filter((_, index) => index !== 1);
	expect(cycleSteps(kinds, 2, ['Ana', 'Bo', 'Chloé'])).toEqual([
		{ kind: 'start' },
		{ kind: 'rounds', numbers: [1, 2], clients: ['Ana', 'Bo'] },
		{ kind: 'rounds', numbers: [3, 4], clients: ['Chloé', 'Ana'] },
		{ kind: 'closing' },
	]);
	expect(cycleSteps(['rounds'], 1, [])).toEqual([{ kind: 'rounds', numbers: [1], clients: [] }]);
});

test('excluded days in a row with the same word are one period', () => {
	const days = daysFrom('2027-03-01', '2027-03-05', 31).map((date) => ({ date, word: 'Relâche' }));
	expect(days).toHaveLength(5);
	expect(periodsOf([...days, { date: '2027-03-06', word: 'Autre' }])).toEqual([
		{ from: '2027-03-01', until: '2027-03-05', word: 'Relâche' },
		{ from: '2027-03-06', until: '2027-03-06', word: 'Autre' },
	]);
	expect(daysFrom('2027-03-05', '2027-03-01', 31)).toEqual([]);
});
