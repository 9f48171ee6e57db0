import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { freeSeat, isFull, leavesNobodyToFacilitate, sizeWarning, takesTurns } from './model.ts';

test('a group is warned under four and above eight, and full at twelve', () => {
	expect([0, 3].map(sizeWarning)).toEqual(['too-few', 'too-few']);
	expect([4, 5, 8].map(sizeWarning)).toEqual([null, null, null]);
	expect([9, 12].map(sizeWarning)).toEqual(['many', 'many']);
	expect([11, 12, 13].map(isFull)).toEqual([false, true, true]);
});

test('somebody who arrives takes the first free seat, or their former one', () => {
	expect(freeSeat([])).toBe(0);
	expect(freeSeat([0, 1, 3])).toBe(2);
	expect(freeSeat([0, 1, 3], 5)).toBe(5);
	expect(freeSeat([0, 1, 3], 3)).toBe(2);
});

test('facilitators and observers bring no situation of their own', () => {
	const roles = ['member', 'co-facilitator', 'facilitator', 'observer'] as const;
	expect(roles.filter(takesTurns)).toEqual(['member', 'co-facilitator']);
});

test('only the last facilitator is missed', () => {
	const [ana, bo, cy] = [asId<'person'>('a'), asId<'person'>('b'), asId<'person'>('c')];
	const one = [
		{ id: ana, role: 'facilitator' as const },
		{ id: bo, role: 'co-facilitator' as const },
	];
	expect(leavesNobodyToFacilitate(one, ana)).toBe(true);
	expect(leavesNobodyToFacilitate(one, bo)).toBe(false);
	expect(leavesNobodyToFacilitate([...one, { id: cy, role: 'facilitator' }], ana)).toBe(false);
	expect(leavesNobodyToFacilitate([{ id: bo, role: 'member' }], bo)).toBe(false);
});
