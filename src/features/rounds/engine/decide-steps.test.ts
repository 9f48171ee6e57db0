import { minutes, seconds } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import { aTemplate } from '#tests/support/round-template.ts';
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
	start,
} from '#tests/support/table.ts';
import type { PersonId, RoundState } from './round.ts';

const lengths = aTemplate().steps.map(({ length }) => minutes(length));
const withoutChoice = lengths.map((length, step) => (step === 1 ? 0 : length));

const seated = (people: PersonId[]) =>
	people.reduce((state, by) => play(state, { type: 'sit', place: 'remote' }, { by }), aLobby());

/** When the step under way has been held for that long. */
const later = ({ stepStartedAt }: RoundState, milliseconds: number) =>
	(stepStartedAt ?? 0) + milliseconds;

test('only the facilitator moves the round to the next step', () => {
	for (const by of [bob, clara, carl, oscar]) {
		given(aRunningRound()).when({ type: 'advance' }, { by }).thenRefused('not-facilitator');
	}
	given(aRunningRound())
		.when({ type: 'advance' }, { by: alice })
		.thenHappens({ type: 'step-started', reason: 'advance', step: 1 });
});

test('a round starts with its client, its facilitator and at least one person to consult', () => {
	for (const people of [[alice], [alice, clara], [clara, bob], [alice, bob, oscar]]) {
		given(seated(people)).when({ type: 'start' }).thenRefused('seats-missing');
	}
	given(seated([alice, clara, dora]))
		.when({ type: 'start' }, { at: start })
		.thenHappens({ type: 'step-started', reason: 'start', step: 0, deadline: start + minutes(10) });
});

test('a step planned at 0 minutes is skipped, forwards and backwards', () => {
	const { state } = given(aRunningRound({ plannedMs: withoutChoice }))
		.when({ type: 'advance' })
		.thenHappens({ type: 'step-started', step: 2 });
	given(state).when({ type: 'go-back' }).thenHappens({ type: 'step-started', step: 0 });
	const onlyLast = lengths.map((length, step) => (step === 7 ? length : 0));
	const { state: last } = given(aRunningRound({ plannedMs: onlyLast }));
	expect(last.step).toBe(7);
	given(last).when({ type: 'go-back' }).thenRefused('first-step');
	given(last).when({ type: 'close' }).thenHappens({ type: 'round-closed' });
});

test('a method that refuses a clock has no deadline', () => {
	const state = aRunningRound({ template: aTemplate({ clock: 'none' }) });
	expect(state.clock).toEqual({ status: 'stopped' });
	given(state).when({ type: 'advance' }).thenHappens({ type: 'step-started', deadline: null });
	for (const type of ['pause', 'resume'] as const) {
		given(state).when({ type }).thenRefused('no-clock');
	}
});

test('two tabs that advance at once take one step', () => {
	const state = aRunningRound();
	const seen = { seq: state.seq };
	given(state)
		.when({ type: 'advance' }, { expected: seen })
		.thenHappens({ type: 'step-started', step: 1 })
		.when({ type: 'advance' }, { expected: seen })
		.thenRefused('stale');
	given(play(state, { type: 'advance' }))
		.when({ type: 'advance' }, { expected: { epoch: state.epoch } })
		.thenRefused('stale');
});

test('what others do meanwhile does not make the facilitator’s command stale', () => {
	const state = aRunningRound({ step: 'clarification' });
	const expected = { seq: state.seq };
	const after = [bob, dora].reduce(
		(busy, by) => play(busy, { type: 'raise-hand' }, { by }),
		play(state, { type: 'ask', what: 'pause' }, { by: clara }),
	);
	given(after).when({ type: 'advance' }, { expected }).thenHappens({ type: 'step-started' });
	given(after)
		.when({ type: 'give-floor', person: bob }, { expected })
		.thenHappens({ type: 'floor-given' })
		.when({ type: 'advance' }, { expected })
		.thenHappens({ type: 'step-started' });
});

test('undo within ten seconds gives the step back with the time it had left', () => {
	const before = aRunningRound({ step: 'presentation' });
	const leftAt = later(before, minutes(3));
	const after = play(before, { type: 'advance' }, { at: leftAt });
	const { state } = given(after)
		.when({ type: 'undo' }, { at: leftAt + seconds(10) })
		.thenHappens({
			type: 'step-restored',
			step: before.step,
			deadline: leftAt + seconds(10) + minutes(5),
			isExpired: false,
		});
	expect(state.epoch).toBe(before.epoch + 2);
	expect(state.records).toHaveLength(before.records.length);
	expect(state.records.at(-1)).toMatchObject({ endedAt: null, pausedMs: seconds(10) });
	given(state)
		.when({ type: 'undo' }, { at: leftAt + seconds(11) })
		.thenRefused('nothing-to-undo');
});

test('undo gives a pause back as a pause, and an expired time as an expired one', () => {
	const paused = play(aRunningRound({ step: 'presentation' }), { type: 'pause' });
	given(play(paused, { type: 'advance' }, { at: later(paused, minutes(2)) }))
		.when({ type: 'undo' })
		.thenHappens({ type: 'step-restored', deadline: null, remainingMs: minutes(8) - seconds(1) });
	const running = aRunningRound();
	const late = later(running, minutes(11));
	const expired = play(running, { type: 'expire', version: 1 }, { by: null, at: late });
	const { state } = given(play(expired, { type: 'advance' }, { at: late }))
		.when({ type: 'undo' }, { at: late + seconds(1) })
		.thenHappens({ type: 'step-restored', isExpired: true });
	expect(state.clock).toMatchObject({ status: 'running', isExpired: true });
});

test('going back opens another stay, and takes nothing away', () => {
	const question = play(
		aRunningRound({ step: 'clarification' }),
		{ type: 'raise-hand' },
		{ by: bob },
	);
	const { state } = given(question)
		.when({ type: 'go-back' })
		.thenHappens({ type: 'step-started', reason: 'go-back', step: 2 });
	expect(state.epoch).toBe(question.epoch + 1);
	expect(state.records.map(({ step }) => step)).toEqual([0, 1, 2, 3, 2]);
	expect(state.floor.hands).toEqual([]);
});

test('leaving a step frees the floor, ends the go-round and counts the time held', () => {
	const talking = play(aRunningRound(), { type: 'start-go-round' }, { at: start });
	const { state } = given(talking)
		.when({ type: 'advance' }, { at: start + seconds(40) })
		.thenHappens({ type: 'step-started', held: { person: carl, ms: seconds(40) } });
	expect(state.floor).toMatchObject({ holder: null, goRound: null, spoken: [] });
	expect(state.floor.talkMs).toEqual({ [carl]: seconds(40) });
});

test('the mirror of who held the floor goes when the round ends', () => {
	const talking = play(
		aRunningRound({ step: 'learning' }),
		{ type: 'start-go-round' },
		{ at: start },
	);
	const talked = play(talking, { type: 'stop-go-round' }, { at: start + seconds(40) });
	expect(Object.keys(talked.floor.talkMs)).toHaveLength(1);
	for (const type of ['close', 'cancel'] as const) {
		expect(play(talked, { type }).floor).toMatchObject({ holder: null, talkMs: {} });
	}
});

test('the round closes from its last step only; it can be cancelled at any time', () => {
	given(aRunningRound()).when({ type: 'close' }).thenRefused('not-last-step');
	const { state } = given(aRunningRound({ step: 'learning' }))
		.when({ type: 'close' })
		.thenHappens({ type: 'round-closed' });
	expect(state).toMatchObject({ status: 'closed', clock: { status: 'stopped' } });
	expect(state.closedAt).toBe(nowIn(state));
	expect(state.records.every(({ endedAt }) => endedAt !== null)).toBe(true);
	for (const running of [aLobby(), aRunningRound({ step: 'consultation' })]) {
		const { state: over } = given(running)
			.when({ type: 'cancel' })
			.thenHappens({ type: 'round-cancelled' });
		expect(over).toMatchObject({ status: 'cancelled', clock: { status: 'stopped' } });
	}
});
