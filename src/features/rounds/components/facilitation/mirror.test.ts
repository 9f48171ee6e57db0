import { describe, expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { Floor, RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { suggestionsFor } from './mirror.ts';
import { voicesOf } from './voices.ts';

const [nadege, catalina] = [person('nadege'), person('catalina')];
const [soraya, youssef] = [person('soraya'), person('youssef')];
const half = { [youssef]: minutes(1), [soraya]: minutes(4) };

function aRound(floor: Partial<Floor>, kind = 'clarification'): RoundState {
	const state = aRoundAt(kind);
	return { ...state, floor: { ...state.floor, ...floor } };
}

const suggestion = (state: RoundState) => suggestionsFor(state, voicesOf(state, 0))[0] ?? null;

describe('somebody who was not heard yet', () => {
	test('is proposed once half of the consultants spoke', () => {
		expect(suggestion(aRound({ talkMs: half }))).toEqual({
			type: 'not-heard-yet',
			person: catalina,
			isAheadOfHands: false,
		});
		expect(suggestion(aRound({ talkMs: {} }))).toBeNull();
	});

	test('passes before hands that are up only when the facilitator knows it', () => {
		const state = aRound({ talkMs: half, hands: [soraya] });
		expect(suggestion(state)).toMatchObject({ person: catalina, isAheadOfHands: true });
	});

	test('needs no suggestion when their hand is the next one, or in a go-round', () => {
		expect(suggestion(aRound({ talkMs: half, hands: [catalina] }))).toBeNull();
		const goRound = { order: [youssef, catalina], position: 0 };
		expect(suggestion(aRound({ talkMs: half, goRound }))).toBeNull();
	});

	test('is left in peace while consultants only listen', () => {
		expect(suggestion(aRound({ talkMs: half }, 'presentation'))).toBeNull();
	});
});

describe('a facilitator who speaks much', () => {
	test('is told so above a quarter of the time', () => {
		const talkMs = { [nadege]: minutes(2), [soraya]: minutes(3), [catalina]: minutes(1) };
		expect(suggestion(aRound({ talkMs }))).toEqual({
			type: 'facilitator-speaks-much',
			talkMs: minutes(2),
			totalMs: minutes(6),
		});
	});

	test('is not told so while little was said, nor for a quarter', () => {
		expect(suggestion(aRound({ talkMs: { [nadege]: minutes(3) } }))).toBeNull();
		const talkMs = { [nadege]: minutes(2), [soraya]: minutes(6) };
		expect(suggestion(aRound({ talkMs }, 'presentation'))).toBeNull();
	});
});
