import { expect, test } from 'vitest';
import { seatGesture, seatSentence } from './circle-words.ts';

const soraya = { id: 'sb', name: 'Soraya', initials: 'SB' };

test('a seat says everything that is drawn around it', () => {
	const busy = { ...soraya, role: 'consultante', hasFloor: true, hand: 2, isRemote: true };
	expect(seatSentence(busy)).toBe('consultante, a la parole, main levée, rang 2, à distance');
	expect(seatSentence({ ...soraya, role: 'membre', turn: { rank: 3, state: 'next' } })).toBe(
		'membre, prochain tour',
	);
	expect(seatSentence({ ...soraya, turn: { rank: 4, state: 'to-come' } })).toBe('tour 4');
	expect(seatSentence(soraya)).toBe('');
});

test('touching a seat gives the floor, takes it, or takes it back', () => {
	expect(seatGesture(soraya, false)).toBe('SB, donner la parole à Soraya');
	expect(seatGesture(soraya, true)).toBe('SB, prendre la parole');
	expect(seatGesture({ ...soraya, hasFloor: true }, false)).toBe(
		'SB, reprendre la parole donnée à Soraya',
	);
});
