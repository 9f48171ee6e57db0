import type { Actor, PersonId, PlatformRole } from './model.ts';

type Ranked = Pick<Actor, 'role'>;

/** The TCRI's moderators and administrators. */
export const isStaff = ({ role }: Ranked): boolean => role !== 'member';

export const canOpenAdministration = isStaff;
export const canManageOrganisations = isStaff;

/** Who is there and whether their account is open: what it takes to invite and to form groups. */
export const canListPeople = isStaff;

/** Rights and the closing of accounts. */
export const canManagePeople = ({ role }: Ranked): boolean => role === 'administrator';

/** For somebody else only: one's own password takes the present one, so that an open session left alone is not enough. */
export const canMakePasswordLink = (
	actor: Pick<Actor, 'id' | 'role'>,
	personId: PersonId,
): boolean => canManagePeople(actor) && actor.id !== personId;

/**
 * Only an administrator makes moderators and administrators. The same holds for sending such an
 * invitation again: a fresh link is as good as the rights it gives.
 */
export const canInviteAs = (actor: Ranked, role: PlatformRole): boolean =>
	actor.role === 'administrator' || (isStaff(actor) && role === 'member');

export const canInvite = (actor: Ranked): boolean => canInviteAs(actor, 'member');

/** Somebody else lets a member of staff into a group: nobody opens a confidential group to themselves. */
export const canInviteIntoGroup = (actor: Pick<Actor, 'role' | 'email'>, email: string): boolean =>
	canInvite(actor) && actor.email !== email;
