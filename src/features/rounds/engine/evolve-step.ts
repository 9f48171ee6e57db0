import type { Instant } from '#kernel/clock.ts';
import { unreachable } from '#kernel/errors.ts';
import { emptied } from './evolve-floor.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { RoundState, StepClock, StepRecord } from './round.ts';
import { remainingMs } from './timing.ts';

type StepEvent = EventOf<
	| 'round-cancelled'
	| 'round-closed'
	| 'step-started'
	| 'step-restored'
	| 'round-paused'
	| 'round-resumed'
	| 'step-extended'
	| 'time-expired'
>;

/** Steps and their clock. Each of these events but the last steers the round. */
export function evolveStep(
	before: RoundState,
	event: StepEvent,
	{ at, seq }: LoggedEvent,
): RoundState {
	if (event.type === 'time-expired') return { ...before, clock: expired(before.clock) };
	const state = { ...before, steeredAt: { ...before.steeredAt, conduct: seq } };
	switch (event.type) {
		case 'round-cancelled':
			return { ...ended(state, at), status: 'cancelled' };
		case 'round-closed':
			return { ...ended(state, at), status: 'closed', floor: emptied(state.floor, event.held) };
		case 'step-started':
			return started(state, event, at);
		case 'step-restored':
			return restored(state, event, at);
		case 'round-paused':
			return paused(state, event, at);
		case 'round-resumed':
			return resumed(state, event);
		case 'step-extended':
			return extended(state, event);
		default:
			return unreachable(event);
	}
}

function started(state: RoundState, event: EventOf<'step-started'>, at: Instant): RoundState {
	const { clock, step } = state;
	const undoable = {
		at,
		step,
		remainingMs: remainingMs(state, at),
		wasPaused: clock.status === 'paused',
		isExpired: clock.status !== 'stopped' && clock.isExpired,
	};
	return {
		...enter(state, event.step, { at, plannedMs: event.plannedMs }),
		status: 'running',
		startedAt: state.startedAt ?? at,
		clock: running(clock, event.deadline, false),
		undoable: event.reason === 'start' ? null : undoable,
		floor: emptied(state.floor, event.held),
	};
}

function restored(state: RoundState, event: EventOf<'step-restored'>, at: Instant): RoundState {
	const { deadline, isExpired, step } = event;
	const left = state.records.findLast((record) => record.step === step);
	const clock: StepClock =
		event.remainingMs === null
			? running(state.clock, deadline, isExpired)
			: {
					status: 'paused',
					...{ remainingMs: event.remainingMs, since: at, isExpired },
					version: nextVersion(state.clock),
				};
	return {
		...enter(state, step, { at, plannedMs: left?.plannedMs ?? state.plannedMs[step] ?? 0 }),
		clock,
		undoable: null,
		floor: emptied(state.floor, event.held),
	};
}

/** Another stay in a step: whoever had the previous one in mind is late. */
function enter(
	state: RoundState,
	step: number,
	{ at, plannedMs }: { at: Instant; plannedMs: number },
): RoundState {
	const record: StepRecord = { step, startedAt: at, endedAt: null, plannedMs, pausedMs: 0 };
	return {
		...state,
		step,
		epoch: state.epoch + 1,
		stepStartedAt: at,
		records: [...endLast(state, at), record],
		asks: state.asks.filter(({ what }) => what !== 'minute'),
	};
}

function ended(state: RoundState, at: Instant): RoundState {
	return {
		...state,
		closedAt: at,
		clock: { status: 'stopped' },
		records: endLast(state, at),
		undoable: null,
	};
}

/** Ends the stay under way; a pause that lasted until its end counts as one. */
function endLast({ records, clock }: RoundState, at: Instant): StepRecord[] {
	const last = records.at(-1);
	if (!last) return [];
	const pausedMs = last.pausedMs + (clock.status === 'paused' ? at - clock.since : 0);
	return [...records.slice(0, -1), { ...last, endedAt: at, pausedMs }];
}

function paused(state: RoundState, event: EventOf<'round-paused'>, at: Instant): RoundState {
	const { clock } = state;
	if (clock.status !== 'running') return state;
	const { isExpired } = clock;
	const version = nextVersion(clock);
	return {
		...state,
		clock: { status: 'paused', remainingMs: event.remainingMs, since: at, version, isExpired },
		asks: state.asks.filter(({ what }) => what !== 'pause'),
	};
}

function resumed(state: RoundState, event: EventOf<'round-resumed'>): RoundState {
	const { clock, records } = state;
	const last = records.at(-1);
	if (clock.status !== 'paused' || !last) return state;
	const record = { ...last, pausedMs: last.pausedMs + event.pausedMs };
	return {
		...state,
		clock: running(clock, event.deadline, clock.isExpired),
		records: [...records.slice(0, -1), record],
	};
}

function extended(state: RoundState, event: EventOf<'step-extended'>): RoundState {
	const { clock } = state;
	const asks = state.asks.filter(({ what }) => what !== 'minute');
	if (clock.status !== 'paused') {
		return { ...state, asks, clock: running(clock, event.deadline, false) };
	}
	const { since } = clock;
	const version = nextVersion(clock);
	const left = event.remainingMs ?? clock.remainingMs;
	return {
		...state,
		asks,
		clock: { status: 'paused', remainingMs: left, since, version, isExpired: false },
	};
}

const nextVersion = (clock: StepClock): number =>
	clock.status === 'stopped' ? 1 : clock.version + 1;

function running(before: StepClock, deadline: Instant | null, isExpired: boolean): StepClock {
	if (deadline === null) return { status: 'stopped' };
	return { status: 'running', deadline, version: nextVersion(before), isExpired };
}

function expired(clock: StepClock): StepClock {
	if (clock.status !== 'running') return clock;
	return { ...clock, version: nextVersion(clock), isExpired: true };
}
