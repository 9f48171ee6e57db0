import type { Attempt, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundEvent } from './events.ts';
import { heldUntil } from './floor.ts';
import { stepAfter, stepBefore } from './path.ts';
import { limits } from './round.ts';
import { rebalance } from './timing.ts';

const steering = { by: 'facilitator', during: 'running', dependsOn: 'step' } as const;

/** The facilitator alone moves the round from step to step: nothing advances by itself. */
export const stepCommands: Handlers<'start' | 'advance' | 'go-back' | 'undo' | 'close' | 'cancel'> =
	{
		start: { ...steering, during: 'lobby', decide: start },
		advance: { ...steering, decide: advance },
		'go-back': { ...steering, decide: goBack },
		undo: { ...steering, decide: undo },
		close: { ...steering, decide: close },
		// A round that cannot go on must not keep its group from opening another one.
		cancel: { ...steering, during: 'both', decide: () => accept({ type: 'round-cancelled' }) },
	};

/**
 * A consultation takes a client, a facilitator and somebody to consult. Below the 4 people of the method
 * (Payette and Champagne, 1997) the screen warns and does not forbid: people come late, and templates such as
 * « troïka » ask for three.
 */
function start(attempt: Attempt): Decision {
	const seated = attempt.state.participants.filter(({ seat }) => seat !== null);
	const isSeated = (wanted: string) => seated.some(({ role }) => role === wanted);
	if (!['client', 'facilitator', 'consultant'].every(isSeated)) return refuse('seats-missing');
	const first = stepAfter(attempt.state, -1);
	return first === null ? refuse('last-step') : accept(begin(attempt, 'start', first));
}

function advance(attempt: Attempt): Decision {
	const next = stepAfter(attempt.state, attempt.state.step);
	return next === null ? refuse('last-step') : accept(begin(attempt, 'advance', next));
}

function goBack(attempt: Attempt): Decision {
	const before = stepBefore(attempt.state, attempt.state.step);
	return before === null ? refuse('first-step') : accept(begin(attempt, 'go-back', before));
}

function begin(
	{ state, context: { now } }: Attempt,
	reason: 'start' | 'advance' | 'go-back',
	step: number,
): RoundEvent {
	const plannedMs = rebalance(state, now, step)[step] ?? 0;
	const deadline = state.template.clock === 'none' ? null : now + plannedMs;
	return {
		type: 'step-started',
		reason,
		step,
		plannedMs,
		deadline,
		held: heldUntil(state, now),
	};
}

/** Back to the step left by mistake, with the time it had left. */
function undo({ state, context: { now } }: Attempt): Decision {
	const { undoable } = state;
	if (!undoable) return refuse('nothing-to-undo');
	if (now - undoable.at > limits.undoMs) return refuse('undo-too-late');
	const { step, remainingMs, wasPaused, isExpired } = undoable;
	return accept({
		type: 'step-restored',
		step,
		deadline: wasPaused || remainingMs === null ? null : now + remainingMs,
		remainingMs: wasPaused ? remainingMs : null,
		isExpired,
		held: heldUntil(state, now),
	});
}

function close({ state }: Attempt): Decision {
	if (stepAfter(state, state.step) !== null) return refuse('not-last-step');
	return accept({ type: 'round-closed' });
}
