import type { ActionStatus, PersonId } from '../engine/round.ts';

/** PostgreSQL enum labels, as Prisma spells them in TypeScript. */
export const toColumn = {
	done: 'done',
	partly: 'partly',
	'not-yet': 'not_yet',
	'no-longer-relevant': 'no_longer_relevant',
} as const satisfies Record<ActionStatus, string>;

export const fromColumn = {
	open: 'open',
	done: 'done',
	partly: 'partly',
	not_yet: 'not-yet',
	no_longer_relevant: 'no-longer-relevant',
} as const;

/** Still followed: shown on its owner's home and at the next welcome step. */
export const openColumns = ['open', 'partly', 'not_yet'] as const;

/** The actions a person may still tell about: their own, of closed rounds, in groups they have not left. */
export const followedBy = (personId: PersonId) => ({
	ownerId: personId,
	round: {
		status: 'closed' as const,
		group: { memberships: { some: { personId, leftAt: null } } },
	},
});
