import { expect, test } from 'vitest';
import { aRoundAt } from '#tests/support/a-room.ts';
import { successorsOf } from './successors.ts';

test('the co-facilitator is the first to whom the round is handed over, if present', () => {
	const { participants } = aRoundAt('learning');
	const people = participants.map((one) =>
		one.person === 'catalina' ? { ...one, duties: ['co-facilitator' as const] } : one,
	);
	const order = (isOnline: (name: string) => boolean) =>
		successorsOf(people, isOnline).map((one) => one.person);
	expect(order(() => true)[0]).toBe('catalina');
	expect(order((name) => name === 'youssef')[0]).toBe('youssef');
});
