import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthFrom, monthGrid, readMonth } from './month.ts';

const aMonth = fc
	.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
	.map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

test('December 2026 begins on a Tuesday and ends on a Thursday', () => {
	const weeks = monthGrid('2026-12');
	expect(weeks[0]?.slice(0, 3)).toEqual([null, null, '2026-12-01']);
	expect(weeks.at(-1)?.slice(3)).toEqual(['2026-12-30', '2026-12-31', null, null]);
	expect(monthGrid('2026-02')).toHaveLength(4);
	expect(monthGrid('2028-02').flat().filter(Boolean)).toHaveLength(29);
});

test('a month holds each of its days once, in order, in weeks of seven that begin on Sunday', () => {
	fc.assert(
		fc.property(aMonth, (month) => {
			const weeks = monthGrid(month);
			expect(weeks.every((week) => week.length === 7)).toBe(true);
			expect(weeks.every((week) => week.some((day) => day !== null))).toBe(true);
			const days = weeks.flat().filter((day) => day !== null);
			expect(days).toEqual([...new Set(days)].toSorted());
			expect(days[0]).toBe(`${month}-01`);
			expect(days.length).toBeGreaterThan(27);
			for (const [sunday] of weeks) {
				if (sunday) expect(new Date(sunday).getUTCDay()).toBe(0);
			}
		}),
	);
});

test('the month before and the one after undo each other, across years too', () => {
	expect([monthFrom('2026-12', 1), monthFrom('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
	fc.assert(
		fc.property(aMonth, fc.integer({ min: -30, max: 30 }), (month, count) => {
			expect(monthFrom(monthFrom(month, count), -count)).toBe(month);
		}),
	);
});

test('an address that names no month shows the present one', () => {
	expect(readMonth('2027-03', '2026-12-04')).toBe('2027-03');
	for (const asked of [null, '', '2026-13', '1999-01', '2026-1', 'demain', '2026-12-04']) {
		expect(readMonth(asked, '2026-12-04')).toBe('2026-12');
	}
});
