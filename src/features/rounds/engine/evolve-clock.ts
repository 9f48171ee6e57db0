import type { Instant } from '#kernel/clock.ts';
import type { Appliers } from './applier.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { RoundState, StepClock } from './round.ts';

type Running = Extract<StepClock, { status: 'running' }>;
type Paused = Extract<StepClock, { status: 'paused' }>;

export const stopped: StepClock = { status: 'stopped' };

/** The clock of the step under way. */
export const clockEvents: Appliers<
	'round-paused' | 'round-resumed' | 'step-extended' | 'time-expired'
> = {
	'round-paused': (state, { remainingMs }, { seq, at }) => ({
		clock: { ...pausedWith(state.clock, remainingMs, at), isExpired: isExpired(state.clock) },
		steeredAt: { ...state.steeredAt, conduct: seq },
		asks: state.asks.filter(({ what }) => what !== 'pause'),
	}),
	'round-resumed': resume,
	'step-extended': extend,
	'time-expired': ({ clock }) =>
		clock.status === 'running'
			? { clock: { ...runningUntil(clock, clock.deadline), isExpired: true } }
			: {},
};

export function runningUntil(before: StepClock, deadline: Instant): Running {
	return { status: 'running', deadline, version: nextVersion(before), isExpired: false };
}

export function pausedWith(before: StepClock, remainingMs: number, since: Instant): Paused {
	const version = nextVersion(before);
	return { status: 'paused', remainingMs, since, version, isExpired: false };
}

// Within a round with a clock it never stops between two steps, so no version is drawn twice.
const nextVersion = (clock: StepClock) => (clock.status === 'stopped' ? 1 : clock.version + 1);

const isExpired = (clock: StepClock) => clock.status !== 'stopped' && clock.isExpired;

function resume(
	state: RoundState,
	{ deadline, pausedMs }: EventOf<'round-resumed'>,
	{ seq, at }: LoggedEvent,
): Partial<RoundState> {
	const { clock, floor, records, steeredAt } = state;
	const last = records.at(-1);
	const longer = last && { ...last, pausedMs: last.pausedMs + pausedMs };
	const since = floor.since === null ? null : floor.since + Math.min(pausedMs, at - floor.since);
	return {
		clock: { ...runningUntil(clock, deadline), isExpired: isExpired(clock) },
		records: longer ? [...records.slice(0, -1), longer] : records,
		floor: { ...floor, since },
		steeredAt: { ...steeredAt, conduct: seq },
	};
}

function extend(
	{ clock, steeredAt, asks }: RoundState,
	{ deadline, remainingMs }: EventOf<'step-extended'>,
	{ seq, at }: LoggedEvent,
): Partial<RoundState> {
	const since = clock.status === 'paused' ? clock.since : at;
	return {
		clock:
			deadline === null
				? pausedWith(clock, remainingMs ?? 0, since)
				: runningUntil(clock, deadline),
		steeredAt: { ...steeredAt, conduct: seq },
		asks: asks.filter(({ what }) => what !== 'minute'),
	};
}
