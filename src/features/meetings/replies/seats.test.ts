import { expect, test } from 'vitest';
import { waitingFor } from './seats.ts';

const reply = (personId: string, rank: number, answer: 'in-person' | 'remote' = 'in-person') => ({
	personId,
	rank,
	answer,
});

test('seats go to the first ones who said they come', () => {
	const replies = [reply('cy', 3), reply('ana', 1), reply('bo', 2), reply('di', 0, 'remote')];
	expect(waitingFor(replies, 1)).toEqual(['bo', 'cy']);
	expect(waitingFor(replies, 3)).toEqual([]);
	expect(waitingFor(replies, null)).toEqual([]);
});

test('somebody who gives up their seat lets the next one in', () => {
	const replies = [reply('ana', 1, 'remote'), reply('bo', 2), reply('cy', 3)];
	expect(waitingFor(replies, 1)).toEqual(['cy']);
});
