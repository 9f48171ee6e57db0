import { expect, test } from 'vitest';
import { groupRoles } from '../model.ts';
import { todosOf } from './todos.ts';

const whatFor = (agreement: 'none' | 'to-sign' | 'signed') =>
	groupRoles.map((role) => todosOf([{ role, agreement }])[0]?.what ?? null);

test('everybody signs, the facilitator publishes, and what is done is not asked', () => {
	expect(whatFor('to-sign')).toEqual(['sign', 'sign', 'sign', 'sign']);
	expect(whatFor('none')).toEqual([null, 'publish', null, null]);
	expect(whatFor('signed')).toEqual([null, null, null, null]);
});
