import type { HomeGroup } from '#features/groups/model.ts';

type LiveRound = { id: string; number: number; status: string; groupId: string; groupName: string };

/** What the home page puts first: a round to join, one's own turn, or the table of the first group. */
export type Next<Round> =
	| { what: 'round'; round: Round; group: HomeGroup | null }
	| { what: 'own-turn'; group: HomeGroup }
	| { what: 'quiet'; group: HomeGroup }
	| { what: 'nowhere'; group: null };

export function nextOf<Round extends LiveRound>(
	groups: readonly HomeGroup[],
	live: readonly Round[],
	viewer: string,
): Next<Round> {
	// A round under way is more pressing than one whose lobby is open.
	const round = live.find(({ status }) => status === 'running') ?? live[0];
	if (round) {
		const group = groups.find(({ id }) => id === round.groupId) ?? null;
		return { what: 'round', round, group };
	}
	const own = groups.find(({ next }) => next?.id === viewer);
	if (own) return { what: 'own-turn', group: own };
	const group = groups.find(({ next }) => next !== null) ?? groups[0];
	return group ? { what: 'quiet', group } : { what: 'nowhere', group: null };
}
