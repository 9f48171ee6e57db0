import type { GroupRole } from '#features/groups/model.ts';
import { canLead, canReadGroup } from '#features/groups/policy.ts';
import { isOn, type MeetingStatus } from './model.ts';

type InGroup = { role: GroupRole } | null;

/** Those who facilitate plan, change and cancel the meetings of their group. */
export const canPlan = (membership: InGroup): boolean => canLead(membership);

/** A draft is for those who plan it, given up or not. */
export const canReadMeeting = (membership: InGroup, { isTold }: { isTold: boolean }): boolean =>
	isTold ? canReadGroup(membership) : canPlan(membership);

export const canReply = (membership: InGroup, status: MeetingStatus): boolean =>
	membership !== null && isOn({ status });

/** Until a date is chosen, past the deadline too: a late answer still helps to choose. */
export const canVote = (membership: InGroup, status: MeetingStatus): boolean =>
	membership !== null && status === 'poll';
