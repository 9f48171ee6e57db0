import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf, heatOf, tallyOf, type Tally } from './tally.ts';

const aTally = fc.record({ yes: fc.nat(6), ifNeedBe: fc.nat(6), no: fc.nat(6) });

test('the best slot is the one where the most people can come, then the one with the most « yes »', () => {
	const wide: Tally = { yes: 2, ifNeedBe: 3, no: 0 };
	const narrow: Tally = { yes: 4, ifNeedBe: 0, no: 1 };
	const surer: Tally = { yes: 3, ifNeedBe: 2, no: 0 };
	expect(bestOf([wide, narrow])).toEqual([wide]);
	expect(bestOf([wide, narrow, surer])).toEqual([surer]);
	expect(bestOf([wide, { ...wide }])).toHaveLength(2);
});

test('where nobody can come, no slot is the best', () => {
	expect(bestOf([tallyOf(['no', 'no']), tallyOf([])])).toEqual([]);
});

test('no slot suits more people than the best ones', () => {
	fc.assert(
		fc.property(fc.array(aTally), (tallies) => {
			const [best] = bestOf(tallies);
			const coming = ({ yes, ifNeedBe }: Tally) => yes + ifNeedBe;
			for (const one of tallies) expect(coming(one)).toBeLessThanOrEqual(best ? coming(best) : 0);
		}),
	);
});

test('heat grows with each answer that gets warmer, and is full only near everybody', () => {
	expect(heatOf(tallyOf([]), 8)).toBe(0);
	expect(heatOf(tallyOf(['if-need-be']), 8)).toBe(1);
	expect(heatOf({ yes: 8, ifNeedBe: 0, no: 0 }, 8)).toBe(4);
	fc.assert(
		fc.property(aTally, ({ yes, ifNeedBe, no }) => {
			const people = yes + ifNeedBe + no + 1;
			const before = heatOf({ yes, ifNeedBe, no }, people);
			expect(heatOf({ yes: yes + 1, ifNeedBe, no }, people)).toBeGreaterThanOrEqual(before);
		}),
	);
});
