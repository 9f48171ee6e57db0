import { minutes, seconds, type Instant } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import { aRunningRound, bob, play } from '#tests/support/table.ts';
import type { RoundState } from './round.ts';
import { timesHeld } from './timing.ts';

const beginning = ({ stepStartedAt }: RoundState): Instant => stepStartedAt ?? 0;

const round = aRunningRound();
const t0 = beginning(round);
const deadline = t0 + minutes(10);

test('a pause keeps what is left, however long it lasts', () => {
	const { state: paused } = given(round)
		.when({ type: 'pause' }, { at: t0 + minutes(4) })
		.thenHappens({ type: 'round-paused', remainingMs: minutes(6) });
	const { state } = given(paused)
		.when({ type: 'resume' }, { at: t0 + minutes(24) })
		.thenHappens({
			type: 'round-resumed',
			deadline: t0 + minutes(30),
			pausedMs: minutes(20),
		});
	expect(state.records.at(-1)?.pausedMs).toBe(minutes(20));
	const closed = play(state, { type: 'advance' }, { at: t0 + minutes(30) });
	expect(timesHeld(closed)[0]?.realMs).toBe(minutes(10));
});

test('a step left while it is paused counts its pause too', () => {
	const paused = play(round, { type: 'pause' }, { at: t0 + minutes(4) });
	const { records } = play(paused, { type: 'advance' }, { at: t0 + minutes(9) });
	expect(records[0]).toMatchObject({ pausedMs: minutes(5), endedAt: t0 + minutes(9) });
});

test('more minutes come on top of those left, and after the end on top of now', () => {
	given(round)
		.when({ type: 'extend', minutes: 2 }, { at: t0 + minutes(9) })
		.thenHappens({ type: 'step-extended', deadline: deadline + minutes(2), remainingMs: null });
	const late = deadline + minutes(3);
	const expired = play(round, { type: 'expire', version: 1 }, { by: null, at: deadline });
	const { state } = given(expired)
		.when({ type: 'extend', minutes: 5 }, { at: late })
		.thenHappens({ type: 'step-extended', deadline: late + minutes(5) });
	expect(state.clock).toMatchObject({ status: 'running', isExpired: false });
});

test('a paused step is extended without starting again', () => {
	const paused = play(round, { type: 'pause' }, { at: t0 + minutes(4) });
	const { state } = given(paused)
		.when({ type: 'extend', minutes: 1 }, { at: t0 + minutes(6) })
		.thenHappens({ type: 'step-extended', deadline: null, remainingMs: minutes(7) });
	expect(state.clock).toMatchObject({ status: 'paused', since: t0 + minutes(4) });
});

test('the end of a step is told once, and advances nothing', () => {
	const expire = { type: 'expire', version: 1 } as const;
	const { state } = given(round)
		.when(expire, { by: null, at: deadline })
		.thenHappens({ type: 'time-expired', version: 1 });
	expect(state).toMatchObject({ step: 0, epoch: round.epoch, status: 'running' });
	expect(state.clock).toMatchObject({ isExpired: true, deadline });
	given(state).when(expire, { by: null, at: deadline }).thenRefused('stale');
	given(state)
		.when({ ...expire, version: 2 }, { by: null })
		.thenRefused('no-change');
});

test('a deadline that a pause or an extension put off tells nothing', () => {
	const expire = { type: 'expire', version: 1 } as const;
	for (const command of [{ type: 'pause' }, { type: 'extend', minutes: 1 }] as const) {
		given(play(round, command)).when(expire, { by: null, at: deadline }).thenRefused('stale');
	}
});

test('the end of the time does not make the facilitator’s next command stale', () => {
	const expired = play(round, { type: 'expire', version: 1 }, { by: null, at: deadline });
	given(expired)
		.when({ type: 'advance' }, { at: deadline, expected: { seq: round.seq } })
		.thenHappens({ type: 'step-started' });
});

test('an overrun survives a pause', () => {
	const expired = play(round, { type: 'expire', version: 1 }, { by: null, at: deadline });
	const paused = play(expired, { type: 'pause' }, { at: deadline + minutes(1) });
	const { state } = given(paused)
		.when({ type: 'resume' }, { at: deadline + minutes(3) })
		.thenHappens({ type: 'round-resumed', deadline: deadline + minutes(2) });
	expect(state.clock).toMatchObject({ isExpired: true });
});

test('nobody is counted as speaking while the round is paused', () => {
	let state = play(round, { type: 'give-floor', person: bob }, { at: t0 });
	state = play(state, { type: 'pause' }, { at: t0 + seconds(30) });
	state = play(state, { type: 'resume' }, { at: t0 + minutes(5) });
	given(state)
		.when({ type: 'take-back-floor' }, { at: t0 + minutes(5) + seconds(10) })
		.thenHappens({ type: 'floor-freed', held: { person: bob, ms: seconds(40) } });
	const again = play(state, { type: 'pause' }, { at: t0 + minutes(6) });
	given(again)
		.when({ type: 'take-back-floor' }, { at: t0 + minutes(9) })
		.thenHappens({ type: 'floor-freed', held: { person: bob, ms: seconds(90) } });
});
