import { describe, expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { Floor, RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { giving } from './giving.ts';
import { nextVoice } from './next-voice.ts';
import { voicesOf } from './voices.ts';

const [catalina, soraya, youssef] = [person('catalina'), person('soraya'), person('youssef')];

function aRound(floor: Partial<Floor>, changes: Partial<RoundState> = {}): RoundState {
	const state = aRoundAt('clarification', changes);
	return { ...state, floor: { ...state.floor, ...floor } };
}

const names = (state: RoundState) => voicesOf(state, 0).map((voice) => voice.person);

describe('the order of the voices', () => {
	test('starts at the left of whoever facilitates, who comes last, and leaves observers out', () => {
		expect(names(aRound({}))).toEqual(['soraya', 'youssef', 'catalina', 'nadege']);
	});

	test('whoever has the floor comes first, then the hands in their order', () => {
		const state = aRound({ holder: youssef, hands: [catalina, soraya] });
		expect(names(state)).toEqual(['youssef', 'catalina', 'soraya', 'nadege']);
		expect(voicesOf(state, 0).map(({ hand }) => hand)).toEqual([null, 1, 2, null]);
	});

	test('during a go-round the coming turns precede the hands', () => {
		const goRound = { order: [youssef, catalina], position: 0 };
		const state = aRound({ holder: youssef, goRound, hands: [soraya] });
		expect(names(state)).toEqual(['youssef', 'catalina', 'soraya', 'nadege']);
	});
});

describe('the time of the voices', () => {
	const talkMs = { [youssef]: 50_000, [soraya]: 120_000 };
	const floor = { holder: youssef, since: 1_000, talkMs };
	const talk = (state: RoundState, now: number) =>
		voicesOf(state, now).find((voice) => voice.person === youssef);

	test('counts the turn under way, as a share of the longest', () => {
		expect(talk(aRound(floor), 11_000)).toMatchObject({ talkMs: 60_000, share: 0.5 });
	});

	test('a pause is nobody’s turn', () => {
		const clock = { status: 'paused', remainingMs: 0, since: 3_000, version: 2, isExpired: false };
		const state = aRound(floor, { clock: { ...clock, status: 'paused' } });
		expect(talk(state, minutes(10))).toMatchObject({ talkMs: 52_000 });
	});

	test('a few seconds do not look like much', () => {
		const [first] = voicesOf(aRound({ holder: youssef, since: 0 }), 6_000);
		expect(first?.share).toBe(0.1);
	});

	test('nobody has spoken at first', () => {
		expect(voicesOf(aRound({}), 0).every(({ share }) => share === 0)).toBe(true);
	});
});

describe('where the floor goes next', () => {
	test('to the first raised hand', () => {
		expect(nextVoice(aRound({ hands: [catalina, soraya] }).floor)).toEqual({
			person: catalina,
			command: { type: 'give-floor', person: catalina },
		});
		expect(nextVoice(aRound({}).floor)).toBeNull();
	});

	test('to the next turn of a go-round, whatever hands are up', () => {
		const goRound = { order: [youssef, catalina], position: 0 };
		const { floor } = aRound({ holder: youssef, goRound, hands: [soraya] });
		expect(nextVoice(floor)).toEqual({ person: catalina, command: { type: 'take-back-floor' } });
	});

	test('to nobody after the last turn, which ends the go-round', () => {
		const goRound = { order: [youssef, catalina], position: 1 };
		const { floor } = aRound({ holder: catalina, goRound });
		expect(nextVoice(floor)).toEqual({ person: null, command: { type: 'take-back-floor' } });
	});

	test('after an aside, back to the turn it interrupted', () => {
		const goRound = { order: [youssef, catalina], position: 0 };
		const { floor } = aRound({ holder: soraya, goRound });
		expect(nextVoice(floor)?.person).toBe(youssef);
	});

	test('a touch on the next turn goes on with the go-round, on anybody else it is an aside', () => {
		const goRound = { order: [youssef, catalina], position: 0 };
		const { floor } = aRound({ holder: youssef, goRound });
		expect(giving(floor, catalina)).toEqual({ type: 'take-back-floor' });
		expect(giving(floor, soraya)).toEqual({ type: 'give-floor', person: soraya });
		expect(giving(floor, youssef)).toEqual({ type: 'take-back-floor' });
	});
});
