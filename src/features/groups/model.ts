import type { Id } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';

export type GroupId = Id<'group'>;
export type AgreementId = Id<'agreement'>;

export const groupRoles = ['member', 'facilitator', 'co-facilitator', 'observer'] as const;
export type GroupRole = (typeof groupRoles)[number];

export type GroupMember = {
	id: PersonId;
	name: string;
	role: GroupRole;
	/** Place around the table, from 0. */
	seat: number;
	/** Whether this person has signed the latest version of the agreement. */
	hasSigned: boolean;
};

export type Membership = { role: GroupRole; hasSigned: boolean };

/** One of a person's groups, with what comes next in it. */
export type HomeGroup = {
	id: GroupId;
	name: string;
	role: GroupRole;
	/** Active members, in the order of their seats. */
	members: { id: PersonId; name: string; role: GroupRole }[];
	/** The cycle under way, in order. */
	turns: { id: PersonId; isTaken: boolean }[];
	/** Whose turn it is to be the client; null before anybody takes turns. */
	next: { id: PersonId; name: string } | null;
	agreement: 'none' | 'to-sign' | 'signed';
};

/** Sizes of the method: everybody around the table counts, whatever their role. */
export const groupSize = { smallest: 4, comfortable: 8, largest: 12 } as const;

export type SizeWarning = 'too-few' | 'many';

/** Why a group of this size may work less well; null when the size is right. */
export function sizeWarning(count: number): SizeWarning | null {
	if (count < groupSize.smallest) return 'too-few';
	return count > groupSize.comfortable ? 'many' : null;
}

export const isFull = (count: number): boolean => count >= groupSize.largest;

/** Those who bring a situation of their own, each in turn. */
export const takesTurns = (role: GroupRole): boolean =>
	role === 'member' || role === 'co-facilitator';

/** The seat somebody gets on arriving: the one they had if it is still free, or the first free one. */
export function freeSeat(occupied: readonly number[], former: number | null = null): number {
	if (former !== null && !occupied.includes(former)) return former;
	let seat = 0;
	while (occupied.includes(seat)) seat++;
	return seat;
}

/**
 * Whether a group that had a facilitator would be left without one. A group that is still being
 * formed may have none.
 */
export function leavesNobodyToFacilitate(
	members: readonly { id: PersonId; role: GroupRole }[],
	person: PersonId,
): boolean {
	const facilitators = members.filter(({ role }) => role === 'facilitator');
	return facilitators.length === 1 && facilitators[0]?.id === person;
}
