import type { Instant } from '#kernel/clock.ts';
import type { PersonId } from '#features/accounts/model.ts';

/** A turn to be the client, in one cycle. */
export type Turn = { personId: PersonId; position: number; takenAt: Instant | null };

/** Turns as they were taken, then those still to come as they are planned. */
export function inOrder<One extends Turn>(turns: readonly One[]): One[] {
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

/**
 * The order of the turns to come once two of them are exchanged; null when one of the two has no turn to come. `first`
 * is who was before the other when it was asked: exchanged already, they stay so.
 */
export function exchanged(
	toCome: readonly PersonId[],
	{ first, second }: { first: PersonId; second: PersonId },
): PersonId[] | null {
	const [from, to] = [toCome.indexOf(first), toCome.indexOf(second)];
	if (from === -1 || to === -1) return null;
	if (from > to) return [...toCome];
	return toCome.map((id) => (id === first ? second : id === second ? first : id));
}

export type SkipRefusal = 'turn-taken' | 'skipped-already' | 'last-turn';

/** Why somebody may not let the others go first, once in a cycle; null when they may. */
export function skipRefusal(
	toCome: readonly { personId: PersonId; skippedAt: Instant | null }[],
	person: PersonId,
): SkipRefusal | null {
	const turn = toCome.find(({ personId }) => personId === person);
	if (!turn) return 'turn-taken';
	if (turn.skippedAt !== null) return 'skipped-already';
	return toCome.at(-1) === turn ? 'last-turn' : null;
}
