import { seconds } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	aLobby,
	alice,
	aRunningRound,
	bob,
	carl,
	clara,
	dora,
	nowIn,
	oscar,
	play,
	seats,
} from '#tests/support/table.ts';
import type { RoundState } from './round.ts';

const raise = (state: RoundState, ...people: (typeof bob)[]) =>
	people.reduce((busy, by) => play(busy, { type: 'raise-hand' }, { by }), state);

test('hands wait in the order they came, and the one who gets the floor leaves the queue', () => {
	const waiting = raise(aRunningRound({ step: 'clarification' }), dora, bob, carl);
	expect(waiting.floor.hands).toEqual([dora, bob, carl]);
	const { state } = given(waiting)
		.when({ type: 'give-floor', person: bob })
		.thenHappens({ type: 'floor-given', person: bob, held: null });
	expect(state.floor).toMatchObject({ holder: bob, hands: [dora, carl], spoken: [bob] });
});

test('the facilitator may lower anybody’s hand, the others their own', () => {
	const waiting = raise(aRunningRound(), bob);
	given(waiting)
		.when({ type: 'lower-hand', person: bob }, { by: dora })
		.thenRefused('not-facilitator');
	given(waiting)
		.when({ type: 'lower-hand', person: bob })
		.thenHappens({ type: 'hand-lowered', person: bob });
	given(waiting)
		.when({ type: 'lower-hand' }, { by: bob, expected: { epoch: 0 } })
		.thenHappens({ type: 'hand-lowered', person: bob });
});

test('who must listen at this step neither raises a hand nor gets the floor', () => {
	const presentation = aRunningRound({ step: 'presentation' });
	given(presentation)
		.when({ type: 'raise-hand' }, { by: bob })
		.thenRefused('not-allowed-at-this-step');
	given(presentation)
		.when({ type: 'give-floor', person: bob })
		.thenRefused('not-allowed-at-this-step');
	given(presentation)
		.when({ type: 'give-floor', person: clara })
		.thenHappens({ type: 'floor-given' });
	given(presentation).when({ type: 'give-floor', person: oscar }).thenRefused('not-in-this-role');
});

test('the client answers back in the consultation under active listening only', () => {
	const strict = aRunningRound({ step: 'consultation', listening: 'strict' });
	given(strict).when({ type: 'raise-hand' }, { by: clara }).thenRefused('not-allowed-at-this-step');
	const active = play(strict, { type: 'set-listening', listening: 'active' });
	given(active)
		.when({ type: 'raise-hand' }, { by: clara })
		.thenHappens({ type: 'hand-raised', person: clara });
});

test('the floor is passed on by its holder, or taken back, and the time held is counted', () => {
	const round = aRunningRound();
	const at = nowIn(round);
	const talking = play(round, { type: 'give-floor', person: bob }, { at });
	given(talking).when({ type: 'pass-floor' }, { by: dora }).thenRefused('not-holder');
	const held = { person: bob, ms: seconds(20) };
	const { state } = given(talking)
		.when({ type: 'pass-floor' }, { by: bob, at: at + seconds(20) })
		.thenHappens({ type: 'floor-freed', reason: 'passed', held });
	expect(state.floor.talkMs).toEqual({ [bob]: seconds(20) });
	const { state: again } = given(play(state, { type: 'give-floor', person: bob }, { at }))
		.when({ type: 'give-floor', person: dora }, { at: at + seconds(20) })
		.thenHappens({ type: 'floor-given', person: dora, held });
	expect(again.floor.talkMs).toEqual({ [bob]: seconds(40) });
	given(again)
		.when({ type: 'take-back-floor' })
		.thenHappens({ type: 'floor-freed', reason: 'taken-back' })
		.when({ type: 'take-back-floor' })
		.thenRefused('no-change');
});

test('two tabs that give the floor at once give it once', () => {
	const round = aRunningRound();
	const expected = { seq: round.seq };
	given(play(round, { type: 'give-floor', person: bob }))
		.when({ type: 'give-floor', person: dora }, { expected })
		.thenRefused('stale');
});

test('a go-round goes around the table from the person after the client, who comes last', () => {
	const { state } = given(aRunningRound())
		.when({ type: 'start-go-round' })
		.thenHappens({ type: 'go-round-started', order: [carl, dora, bob, clara] });
	const { state: second } = given(state)
		.when({ type: 'pass-floor' }, { by: carl })
		.thenHappens({ type: 'go-round-moved', position: 1 });
	expect(second.floor.holder).toBe(dora);
	const { state: last } = given(second)
		.when({ type: 'pass-floor' }, { by: dora })
		.thenHappens({ type: 'go-round-moved', position: 2 })
		.when({ type: 'take-back-floor' })
		.thenHappens({ type: 'go-round-moved', position: 3 });
	const { state: over } = given(last)
		.when({ type: 'pass-floor' }, { by: clara })
		.thenHappens({ type: 'go-round-ended' });
	expect(over.floor).toMatchObject({ holder: null, goRound: null });
	expect(over.floor.spoken).toEqual([carl, dora, bob, clara]);
});

test('a go-round leaves out those who only answer, only listen, or have not sat down', () => {
	given(aRunningRound({ step: 'clarification' }))
		.when({ type: 'start-go-round' })
		.thenHappens({ type: 'go-round-started', order: [carl, dora, bob] });
	given(aRunningRound({ step: 'presentation' }))
		.when({ type: 'start-go-round' })
		.thenHappens({ type: 'go-round-started', order: [clara] });
	const present = [alice, clara, bob].reduce(
		(state, by) => play(state, { type: 'sit', place: 'room' }, { by }),
		aLobby({ participants: seats }),
	);
	given(play(present, { type: 'start' }))
		.when({ type: 'start-go-round' })
		.thenHappens({ type: 'go-round-started', order: [bob, clara] });
});

test('an aside during a go-round gives the floor back to the person whose turn it was', () => {
	const turn = play(aRunningRound(), { type: 'start-go-round' });
	const { state } = given(turn)
		.when({ type: 'give-floor', person: clara })
		.thenHappens({ type: 'floor-given', person: clara })
		.when({ type: 'pass-floor' }, { by: clara })
		.thenHappens({ type: 'go-round-moved', position: 0 });
	expect(state.floor.holder).toBe(carl);
	given(turn).when({ type: 'start-go-round' }).thenRefused('no-change');
	const { state: stopped } = given(turn)
		.when({ type: 'stop-go-round' })
		.thenHappens({ type: 'go-round-ended' });
	expect(stopped.floor.holder).toBeNull();
});
