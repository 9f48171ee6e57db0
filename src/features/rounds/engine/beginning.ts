import type { Instant } from '#kernel/clock.ts';
import type { Held, RoundEvent } from './events.ts';
import type { Floor, RoundState } from './round.ts';
import { heldMs, rebalance } from './timing.ts';

type Beginning = { reason: 'start' | 'advance' | 'go-back'; step: number; now: Instant };

/** Somebody who comes back to a step that was used up gets at least this long, in milliseconds. */
const shortestReturnMs = 60_000;

/** The event by which a step begins: how long it has, and what its predecessor's speaker held. */
export function stepStarted(state: RoundState, { reason, step, now }: Beginning): RoundEvent {
	const planned = state.plannedMs[step] ?? 0;
	const plannedMs =
		reason === 'go-back'
			? Math.max(shortestReturnMs, planned - heldMs(state, step, now))
			: (rebalance(state, now, step)[step] ?? planned);
	const deadline = state.template.clock === 'none' ? null : now + plannedMs;
	return { type: 'step-started', reason, step, plannedMs, deadline, held: held(state.floor, now) };
}

/** How long the person who has the floor has held it; null when nobody has. */
export function held({ holder, since }: Floor, now: Instant): Held {
	return holder === null || since === null ? null : { person: holder, ms: now - since };
}
