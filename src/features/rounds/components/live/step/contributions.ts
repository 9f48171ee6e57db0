import type { RoundRoom } from '../../../client.svelte.ts';
import type { Contribution } from '../../../engine/round.ts';
import { partOf, type StepPart } from './parts.ts';

type Room = Pick<RoundRoom, 'state'>;

/** What was written in one part of the round and not withdrawn, the veiled ones included. */
export function contributionsIn({ state }: Room, part: StepPart): Contribution[] {
	return state.contributions.filter(
		(contribution) =>
			!contribution.isWithdrawn &&
			partOf(contribution, state.template.steps[contribution.step]) === part,
	);
}

/** Those that this viewer may read. */
export function readable(contributions: Contribution[]): Contribution[] {
	return contributions.filter(({ text }) => text !== null);
}
