import { days, minutes, type Instant } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { aTemplate } from '#tests/support/round-template.ts';
import { aLobby, aRunningRound, play, start } from '#tests/support/table.ts';
import { codevAsync12 } from './formats/codev-async.ts';
import type { RoundState } from './round.ts';
import { costOfOverrun, endsAt, rebalance, remainingMs, timesHeld } from './timing.ts';

const lengths = aTemplate().steps.map(({ length }) => length);
const inMinutes = (milliseconds: number[]) => milliseconds.map((ms) => ms / minutes(1));

/** Advances, each step taking so many minutes. */
function hold(taken: number[], state: RoundState = aRunningRound()): RoundState {
	return taken.reduce((held, length) => {
		const at = (held.stepStartedAt ?? 0) + minutes(length);
		return play(held, { type: 'advance' }, { at });
	}, state);
}

const begun = ({ stepStartedAt }: RoundState): Instant => stepStartedAt ?? 0;

const planned = (state: RoundState) => state.records.at(-1)?.plannedMs;

test('what is left of a step is told by its deadline, below zero past its end', () => {
	const state = aRunningRound();
	expect(remainingMs(state, start + minutes(4))).toBe(minutes(6));
	expect(remainingMs(state, start + minutes(11))).toBe(-minutes(1));
	const paused = play(state, { type: 'pause' }, { at: start + minutes(4) });
	expect(remainingMs(paused, start + minutes(9))).toBe(minutes(6));
	expect(remainingMs(aRunningRound({ template: aTemplate({ clock: 'none' }) }), start)).toBeNull();
});

test('on time or early, every step keeps its length: time in hand stays in hand', () => {
	expect(inMinutes(rebalance(hold([10, 5]), begun(hold([10, 5])), 3))).toEqual(lengths);
	const early = hold([4, 2]);
	expect(planned(early)).toBe(minutes(8));
	expect(inMinutes(rebalance(early, begun(early), 3))).toEqual(lengths);
});

test('time in hand is used before any step gets shorter', () => {
	const state = hold([4, 11]);
	expect(planned(state)).toBe(minutes(8));
});

test('an overrun is shared by the unprotected steps, in proportion to what each can give', () => {
	const state = hold([10, 5, 8, 27]);
	const [, , , , contract, consultation, plan, learning] = inMinutes(
		rebalance(state, begun(state), 4),
	);
	// Ten minutes are to be given by 2 + 10 + 3 that can be: two thirds of each.
	expect(contract).toBeCloseTo(5 - 4 / 3, 4);
	expect(consultation).toBeCloseTo(25 - 20 / 3, 4);
	expect(plan).toBeCloseTo(8 - 2, 4);
	expect(learning).toBe(12);
	expect(planned(state)).toBe(rebalance(state, begun(state), 4)[4]);
});

test('the protected step gives last, and none goes below its shortest', () => {
	const late = hold([10, 5, 8, 34]);
	const after = inMinutes(rebalance(late, begun(late), 4));
	expect(after.slice(4)).toEqual([3, 15, 5, 10]);
	const hopeless = hold([10, 5, 8, 60]);
	expect(inMinutes(rebalance(hopeless, begun(hopeless), 4)).slice(4)).toEqual([3, 15, 5, 5]);
});

test('pauses stand outside the plan', () => {
	const paused = play(aRunningRound(), { type: 'pause' }, { at: start + minutes(5) });
	const now = start + minutes(65);
	expect(inMinutes(rebalance(paused, now, 1))).toEqual(lengths);
	const resumed = play(paused, { type: 'resume' }, { at: now });
	const after = play(resumed, { type: 'advance' }, { at: now + minutes(5) });
	expect(endsAt(after, begun(after))).toBe(now + minutes(85));
});

test('the round ends when what is left of it is done', () => {
	expect(endsAt(aLobby(), start)).toBe(start + minutes(90));
	expect(endsAt(aRunningRound(), start + minutes(3))).toBe(start + minutes(90));
	expect(endsAt(aRunningRound(), start + minutes(14))).toBe(start + minutes(90));
	const hopeless = hold([10, 5, 8, 60]);
	expect(endsAt(hopeless, begun(hopeless))).toBe(begun(hopeless) + minutes(28));
	const closed = play(aRunningRound({ step: 'learning' }), { type: 'close' });
	expect(endsAt(closed, start)).toBeNull();
});

test('going on costs the next steps first, then the protected one', () => {
	const onTime = hold([10, 5, 8, 17, 5, 25]);
	expect(costOfOverrun(onTime, begun(onTime), minutes(4))).toEqual({
		overrunMs: 0,
		protectedStep: { step: 7, plannedMs: minutes(12), leftMs: minutes(8) },
		othersLoseMs: 0,
		endsLaterMs: 0,
	});
	const contract = hold([10, 5, 8, 17]);
	expect(costOfOverrun(contract, begun(contract), minutes(4))).toMatchObject({
		protectedStep: { step: 7, leftMs: minutes(12) },
		othersLoseMs: minutes(4),
		endsLaterMs: 0,
	});
});

test('an overrun that is already there counts, and what cannot be given ends the round later', () => {
	const state = hold([10, 5, 8, 17, 5, 25]);
	const now = begun(state) + minutes(10);
	expect(costOfOverrun(state, now, 0)).toMatchObject({
		overrunMs: minutes(2),
		protectedStep: { leftMs: minutes(10) },
		endsLaterMs: 0,
	});
	expect(costOfOverrun(state, now, minutes(7))).toMatchObject({
		protectedStep: { leftMs: minutes(5) },
		endsLaterMs: minutes(2),
	});
});

test('the protected step itself takes from nobody', () => {
	const last = hold([10, 5, 8, 17, 5, 25, 8]);
	expect(costOfOverrun(last, begun(last), minutes(3))).toEqual({
		overrunMs: 0,
		protectedStep: null,
		othersLoseMs: 0,
		endsLaterMs: minutes(3),
	});
	const untimed = aRunningRound({ template: aTemplate({ clock: 'none' }) });
	expect(costOfOverrun(untimed, start, minutes(3))).toBeNull();
});

test('a step planned at 0 minutes gives and gets nothing', () => {
	const plannedMs = lengths.map((length, step) => (step === 1 ? 0 : minutes(length)));
	const state = hold([16], aRunningRound({ plannedMs }));
	const after = rebalance(state, begun(state), 2);
	expect(after[1]).toBe(0);
	expect(after.reduce((sum, ms) => sum + ms, 0) - minutes(10) + minutes(16)).toBeLessThanOrEqual(
		minutes(85),
	);
});

test('times held add up every stay in a step, and leave out steps that were not planned', () => {
	const plannedMs = lengths.map((length, step) => (step === 1 ? 0 : minutes(length)));
	let state = hold([9], aRunningRound({ plannedMs }));
	state = play(state, { type: 'go-back' }, { at: begun(state) + minutes(2) });
	state = play(state, { type: 'advance' }, { at: begun(state) + minutes(3) });
	const times = timesHeld(state);
	expect(times.map(({ title }) => title)).not.toContain('choice');
	expect(times.slice(0, 2)).toEqual([
		{ title: 'welcome', plannedMs: minutes(10), realMs: minutes(12) },
		{ title: 'presentation', plannedMs: minutes(8), realMs: minutes(2) },
	]);
});

test('a round held in writing counts in days', () => {
	const state = aRunningRound({ template: codevAsync12 });
	expect(remainingMs(state, start)).toBe(days(1));
	const late = play(state, { type: 'advance' }, { at: start + days(9) });
	expect(rebalance(late, begun(late), 1).slice(1)).toEqual(
		codevAsync12.steps.slice(1).map(({ range }) => days(range.min)),
	);
});
