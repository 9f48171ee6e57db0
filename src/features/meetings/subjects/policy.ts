import type { GroupRole } from '#features/groups/model.ts';
import { takesTurns } from '#features/groups/model.ts';
import { canLead } from '#features/groups/policy.ts';

type InGroup = { role: GroupRole } | null;

/** Those who bring a situation of their own, each in turn. */
export const canPropose = (membership: InGroup): boolean =>
	membership !== null && takesTurns(membership.role);

/** Everybody who takes part in the round; who observes listens. */
export const canSupport = (membership: InGroup): boolean =>
	membership !== null && membership.role !== 'observer';

/** Reveals the vote and names the client: those who facilitate, for whom the vote is advice. */
export const canDecide = (membership: InGroup): boolean => canLead(membership);
