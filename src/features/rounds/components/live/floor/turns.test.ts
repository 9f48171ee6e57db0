import { expect, test } from 'vitest';
import type { Floor } from '#features/rounds/engine/round.ts';
import { person } from '#tests/support/a-room.ts';
import { nextOf, turnsOf } from './turns.ts';

const ana = person('ana');
const ben = person('ben');
const cam = person('cam');
const dia = person('dia');

const floorOf = (changes: Partial<Floor>): Floor => ({
	holder: null,
	since: null,
	hands: [],
	goRound: null,
	spoken: [],
	talkMs: {},
	...changes,
});

test('hands wait in the order they were raised', () => {
	const floor = floorOf({ holder: ana, hands: [cam, ben] });
	expect(turnsOf(floor)).toEqual([
		{ person: ana, by: 'floor', hand: 0 },
		{ person: cam, by: 'hand', hand: 1 },
		{ person: ben, by: 'hand', hand: 2 },
	]);
	expect(nextOf(floor)).toBe(cam);
});

test('the rest of the go-round comes before the hands, and nobody stands twice', () => {
	const goRound = { order: [ana, ben, cam], position: 0 };
	const floor = floorOf({ holder: ana, goRound, hands: [cam, dia] });
	expect(turnsOf(floor).map(({ person, by }) => `${person} ${by}`)).toEqual([
		'ana floor',
		'ben go-round',
		'cam go-round',
		'dia hand',
	]);
});

test('when nobody waits, nobody is next', () => {
	expect(nextOf(floorOf({ holder: ana }))).toBeNull();
});
