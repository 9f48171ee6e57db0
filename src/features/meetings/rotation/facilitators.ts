import type { Instant } from '#kernel/clock.ts';
import type { PersonId } from '#features/accounts/model.ts';

/** Somebody who leads, with the meetings that they lead, those to come included. */
export type Leader = {
	id: PersonId;
	/** How many since the cycle under way began. */
	count: number;
	/** When the last one of all began, or will; null for none. */
	lastAt: Instant | null;
};

/** Whose turn it is to lead: who leads the fewest meetings of the cycle, then who led longest ago, then the first. */
export function nextLeader(leaders: readonly Leader[]): PersonId | null {
	const [next] = leaders.toSorted(
		(one, other) =>
			one.count - other.count || (one.lastAt ?? -Infinity) - (other.lastAt ?? -Infinity) || 0,
	);
	return next?.id ?? null;
}
