import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { nextLeader, type Leader } from './facilitators.ts';

const leader = (id: string, count = 0, lastAt: number | null = null): Leader => ({
	...{ id: asId<'person'>(id), count, lastAt },
});

test.each([
	['who leads the fewest meetings', [leader('a', 2, 5), leader('b', 1, 9)], 'b'],
	['then who led longest ago', [leader('a', 1, 9), leader('b', 1, 5)], 'b'],
	['who never led before all', [leader('a', 0, 9), leader('b')], 'b'],
	['then the first seat', [leader('a'), leader('b')], 'a'],
	['nobody where nobody leads', [], null],
])('%s', (_, leaders, expected) => {
	expect(nextLeader(leaders)).toBe(expected);
});

test('whoever follows the proposal through a cycle leads as often as the others, within one', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(40), (size, meetings) => {
			let leaders = Array.from({ length: size }, (_, rank) => leader(`leader ${rank}`));
			for (let at = 0; at < meetings; at++) {
				const next = nextLeader(leaders);
				leaders = leaders.map((one) =>
					one.id === next ? { ...one, count: one.count + 1, lastAt: at } : one,
				);
			}
			const counts = leaders.map(({ count }) => count);
			expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
		}),
	);
});
