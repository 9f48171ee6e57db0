import { minutes as minutesToMs } from '#kernel/clock.ts';
import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import type { Actor, SystemCommand } from './commands.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundState } from './round.ts';

const steering = { by: 'facilitator', during: 'running', dependsOn: 'step' } as const;

export const clockCommands: Handlers<'pause' | 'resume' | 'extend'> = {
	pause: { ...steering, decide: pause },
	resume: { ...steering, decide: resume },
	extend: { ...steering, decide: extend },
};

function pause({ state: { clock }, context: { now } }: Attempt): Decision {
	if (clock.status === 'stopped') return refuse('no-clock');
	if (clock.status === 'paused') return refuse('already-paused');
	return accept({ type: 'round-paused', remainingMs: clock.deadline - now });
}

function resume({ state: { clock }, context: { now } }: Attempt): Decision {
	if (clock.status === 'stopped') return refuse('no-clock');
	if (clock.status === 'running') return refuse('not-paused');
	const { remainingMs, since } = clock;
	return accept({ type: 'round-resumed', deadline: now + remainingMs, pausedMs: now - since });
}

/** « Encore 2 minutes » means two more to come, even when the step is already past its end. */
function extend(
	{ state: { clock }, context: { now } }: Attempt,
	{ minutes }: CommandOf<'extend'>,
): Decision {
	if (clock.status === 'stopped') return refuse('no-clock');
	const more = minutesToMs(minutes);
	const isRunning = clock.status === 'running';
	return accept({
		type: 'step-extended',
		minutes,
		deadline: isRunning ? Math.max(now, clock.deadline) + more : null,
		remainingMs: isRunning ? null : Math.max(0, clock.remainingMs) + more,
	});
}

/**
 * The durable deadline of a step came. It tells and does not advance. Whether it is due was read in the database:
 * a process whose clock is behind must not refuse, for the refusal would be kept and the time never told.
 */
export function expire({ clock }: RoundState, { version }: SystemCommand, actor: Actor): Decision {
	if (actor.person !== null) return refuse('not-participant');
	if (clock.status !== 'running' || clock.version !== version) return refuse('stale');
	return clock.isExpired ? refuse('no-change') : accept({ type: 'time-expired', version });
}
