import { minutes } from '#kernel/clock.ts';
import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import type { Actor, SystemCommand } from './commands.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundState } from './round.ts';

type ClockCommand = 'pause' | 'resume' | 'extend';

export const clockCommands: Handlers<ClockCommand> = {
	pause: { by: 'facilitator', during: 'running', dependsOn: 'step', decide: pause },
	resume: { by: 'facilitator', during: 'running', dependsOn: 'step', decide: resume },
	extend: { by: 'facilitator', during: 'running', dependsOn: 'step', decide: extend },
};

function pause({ state: { clock }, context: { now } }: Attempt): Decision {
	if (clock.status === 'stopped') return refuse('no-clock');
	if (clock.status === 'paused') return refuse('already-paused');
	return accept({ type: 'round-paused', remainingMs: clock.deadline - now });
}

function resume({ state: { clock }, context: { now } }: Attempt): Decision {
	if (clock.status !== 'paused') return refuse('not-paused');
	const { remainingMs, since } = clock;
	return accept({ type: 'round-resumed', deadline: now + remainingMs, pausedMs: now - since });
}

/** Minutes are added to what is left; past the end they are counted from now, as people expect of « + 2 min ». */
function extend(
	{ state: { clock }, context: { now } }: Attempt,
	{ minutes: count }: CommandOf<'extend'>,
): Decision {
	if (clock.status === 'stopped') return refuse('no-clock');
	const isPaused = clock.status === 'paused';
	return accept({
		type: 'step-extended',
		minutes: count,
		deadline: isPaused ? null : Math.max(now, clock.deadline) + minutes(count),
		remainingMs: isPaused ? Math.max(0, clock.remainingMs) + minutes(count) : null,
	});
}

/** The deadline of a step has come: it is told, and nothing moves by itself. For the platform alone. */
export function expire(state: RoundState, { version }: SystemCommand, actor: Actor): Decision {
	const { clock } = state;
	if (actor.person !== null) return refuse('not-participant');
	if (state.status !== 'running' || clock.status !== 'running') return refuse('no-change');
	if (clock.version !== version || clock.isExpired) return refuse('no-change');
	return accept({ type: 'time-expired', version });
}
