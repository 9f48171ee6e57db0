import type { Instant } from '#kernel/clock.ts';
import type { Held } from './events.ts';
import type { RoundState } from './round.ts';

/**
 * How long the present holder of the floor has had it, for the facilitator's mirror. It comes from the queue,
 * never from a microphone, and stops while the round is paused.
 */
export function heldUntil({ floor, clock }: RoundState, now: Instant): Held {
	if (floor.holder === null || floor.since === null) return null;
	const until = clock.status === 'paused' ? clock.since : now;
	return { person: floor.holder, ms: Math.max(0, until - floor.since) };
}
