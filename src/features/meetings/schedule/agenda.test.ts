import { expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import { agendaOf } from './agenda.ts';

const steps = [
	{ title: 'Exposé', length: 8, isKept: false },
	{ title: 'Apprentissages', length: 12, isKept: true },
];

test('each step begins when the one before ends, and the rest is free', () => {
	const { lines, over } = agendaOf({ startsAt: 0, minutes: 30 }, steps);
	expect(lines).toEqual([
		{ at: 0, title: 'Exposé', length: 8, isKept: false },
		{ at: minutes(8), title: 'Apprentissages', length: 12, isKept: true },
		{ at: minutes(20), title: null, length: 10, isKept: false },
	]);
	expect(over).toBe(0);
});

test('rounds longer than the meeting are told by how much', () => {
	expect(agendaOf({ startsAt: 0, minutes: 15 }, steps)).toMatchObject({ over: 5 });
	expect(agendaOf({ startsAt: 0, minutes: 20 }, steps).lines).toHaveLength(2);
});
