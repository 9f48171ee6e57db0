import { unreachable } from '#kernel/errors.ts';
import { m } from '#paraglide/messages.js';

type Refusal =
	'already-member' | 'group-full' | 'last-facilitator' | 'not-member' | 'unknown-person';

/** Why somebody cannot be seated, moved to another role or removed. */
export function rosterSentence(refusal: Refusal): string {
	switch (refusal) {
		case 'already-member':
			return m.admin_group_refusal_already_member();
		case 'group-full':
			return m.admin_group_refusal_group_full();
		case 'last-facilitator':
			return m.admin_group_refusal_last_facilitator();
		case 'not-member':
			return m.admin_group_refusal_not_member();
		case 'unknown-person':
			return m.admin_group_refusal_unknown_person();
		default:
			return unreachable(refusal);
	}
}
