import type { Instant } from '#kernel/clock.ts';
import { limits, type RoundState } from '../../engine/round.ts';

/**
 * Whole seconds during which a change of step may still be undone; 0 when it may not. The last one is left out: the
 * gesture must reach the server in time.
 */
export function undoSeconds({ undoable }: RoundState, now: Instant): number {
	if (!undoable) return 0;
	return Math.max(0, Math.floor((undoable.at + limits.undoMs - now) / 1_000));
}
