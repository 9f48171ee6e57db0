import type { Instant } from '#kernel/clock.ts';
import type { PersonId } from '#features/accounts/model.ts';

/** A turn to be the client, in one cycle. */
export type Turn = { personId: PersonId; position: number; takenAt: Instant | null };

/** Turns as they were taken, then those still to come as they are planned. */
export function inOrder(turns: readonly Turn[]): Turn[] {
	return turns.toSorted(
		(one, other) =>
			(one.takenAt ?? Infinity) - (other.takenAt ?? Infinity) || one.position - other.position,
	);
}

/** A cycle ends when everybody has been the client; one without turns has not begun. */
export const isOver = (turns: readonly Turn[]): boolean =>
	turns.length > 0 && turns.every(({ takenAt }) => takenAt !== null);

/** Who goes when in the cycle after this one: the same plan, without those who left, then the others by seat. */
export function nextOrder(turns: readonly Turn[], bySeat: readonly PersonId[]): PersonId[] {
	const planned = turns
		.toSorted((one, other) => one.position - other.position)
		.map(({ personId }) => personId)
		.filter((id) => bySeat.includes(id));
	return [...planned, ...bySeat.filter((id) => !planned.includes(id))];
}

/**
 * The order of the turns to come once `person` goes just before `before`, or last; null when one of the
 * two has no turn to come. Said by names and not by ranks, so that a second tab asking the same thing
 * changes nothing.
 */
export function movedBefore(
	toCome: readonly PersonId[],
	person: PersonId,
	before: PersonId | null,
): PersonId[] | null {
	if (!toCome.includes(person)) return null;
	if (before === null) return [...toCome.filter((id) => id !== person), person];
	if (!toCome.includes(before)) return null;
	if (before === person) return [...toCome];
	return toCome.flatMap((id) => (id === person ? [] : id === before ? [person, id] : [id]));
}
