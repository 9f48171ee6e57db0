import type { RoundState } from './round.ts';

// A step planned at 0 minutes is not held: « choix », when the situation was chosen before the meeting.
const isHeld = ({ plannedMs }: RoundState, step: number) => (plannedMs[step] ?? 0) > 0;

/** The next step that is held after this one; null after the last. -1 gives the first. */
export function stepAfter(state: RoundState, step: number): number | null {
	const next = state.plannedMs.findIndex((_, index) => index > step && isHeld(state, index));
	return next === -1 ? null : next;
}

/** The step held before this one; null at the first. */
export function stepBefore(state: RoundState, step: number): number | null {
	const before = state.plannedMs.findLastIndex((_, index) => index < step && isHeld(state, index));
	return before === -1 ? null : before;
}
