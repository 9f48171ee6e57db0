import { newId } from '#kernel/id.ts';
import type { RoundRoom } from '../../../client.svelte.ts';
import type { Draft } from '../../../device/drafts.svelte.ts';
import type { ContributionType } from '../../../engine/template.ts';
import { keepCard } from './drawer.ts';
import { partsOf, writesOf } from './parts.ts';

export const drawerKey = 'drawer';

/** Puts what is being written in its author's drawer, as that type. */
export function keepForLater(room: RoundRoom, as: ContributionType, draft: Draft): void {
	const card = { id: newId<'held'>(), as, body: draft.text.trim(), step: room.state.step };
	keepCard(room.draft(drawerKey), card);
	draft.clear();
}

/** The next step where one may share ideas, and the type an idea takes there; null when there is none. */
export function ideaStepOf(room: RoundRoom): { index: number; as: ContributionType } | null {
	const { steps } = room.state.template;
	const index = steps.findIndex(
		(step, index) =>
			index > room.state.step &&
			partsOf(step).includes('table') &&
			writesOf(step, room.role).length > 0,
	);
	const step = steps[index];
	if (!step) return null;
	const types = writesOf(step, room.role);
	const as = types.find((type) => type === 'lead') ?? types[0];
	return as ? { index, as } : null;
}
