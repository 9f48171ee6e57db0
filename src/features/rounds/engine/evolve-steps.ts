import type { Instant } from '#kernel/clock.ts';
import type { Appliers } from './applier.ts';
import { runningUntil, stopped, pausedWith } from './evolve-clock.ts';
import { clearFloor, untouchedFloor } from './evolve-floor.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { RoundState, StepRecord, Undoable } from './round.ts';
import { remainingMs } from './timing.ts';

/** How a round goes from step to step, and how it ends. */
export const stepEvents: Appliers<
	'step-started' | 'step-restored' | 'round-closed' | 'round-cancelled'
> = {
	'step-started': startStep,
	'step-restored': restoreStep,
	'round-closed': (state, _, { at }) => ({ ...end(state, at), status: 'closed', closedAt: at }),
	'round-cancelled': (state, _, { at }) => ({ ...end(state, at), status: 'cancelled' }),
};

function startStep(
	state: RoundState,
	{ step, plannedMs, deadline, held }: EventOf<'step-started'>,
	{ seq, at }: LoggedEvent,
): Partial<RoundState> {
	const record: StepRecord = { step, startedAt: at, endedAt: null, plannedMs, pausedMs: 0 };
	return {
		status: 'running',
		startedAt: state.startedAt ?? at,
		step,
		epoch: state.epoch + 1,
		stepStartedAt: at,
		clock: deadline === null ? stopped : runningUntil(state.clock, deadline),
		records: [...endStay(state, at), record],
		undoable: leave(state, at),
		steeredAt: { ...state.steeredAt, conduct: seq },
		floor: clearFloor(state.floor, held),
		asks: state.asks.filter(({ what }) => what !== 'minute'),
	};
}

/** The stay that began by mistake is taken out, and the time it took counts as a pause: it is nobody’s. */
function restoreStep(
	state: RoundState,
	event: EventOf<'step-restored'>,
	{ seq, at }: LoggedEvent,
): Partial<RoundState> {
	const records = state.records.slice(0, -1);
	const last = records.at(-1);
	const lostMs = last?.endedAt ? at - last.endedAt : 0;
	const reopened = last && { ...last, endedAt: null, pausedMs: last.pausedMs + lostMs };
	return {
		step: event.step,
		epoch: state.epoch + 1,
		stepStartedAt: reopened?.startedAt ?? at,
		clock: restoredClock(state, event, at),
		records: reopened ? [...records.slice(0, -1), reopened] : records,
		undoable: null,
		steeredAt: { ...state.steeredAt, conduct: seq },
		floor: clearFloor(state.floor, event.held),
	};
}

function restoredClock(
	{ clock }: RoundState,
	{ deadline, remainingMs: left, isExpired }: EventOf<'step-restored'>,
	at: Instant,
): RoundState['clock'] {
	if (deadline !== null) return { ...runningUntil(clock, deadline), isExpired };
	return left === null ? stopped : { ...pausedWith(clock, left, at), isExpired };
}

/** The floor goes too, with the facilitator's mirror of who held it. */
function end(state: RoundState, at: Instant) {
	return {
		clock: stopped,
		records: endStay(state, at),
		undoable: null,
		floor: untouchedFloor,
	};
}

function endStay({ records, clock }: RoundState, at: Instant): StepRecord[] {
	const last = records.at(-1);
	if (!last) return records;
	const pausedMs = last.pausedMs + (clock.status === 'paused' ? at - clock.since : 0);
	return [...records.slice(0, -1), { ...last, endedAt: at, pausedMs }];
}

/** What `undo` would restore; nothing when the step just begun is the first. */
function leave(state: RoundState, at: Instant): Undoable | null {
	const { step, clock } = state;
	if (step === -1) return null;
	return {
		at,
		step,
		remainingMs: remainingMs(state, at),
		wasPaused: clock.status === 'paused',
		isExpired: clock.status !== 'stopped' && clock.isExpired,
	};
}
