import type { Actor, PersonId } from '#features/accounts/model.ts';
import type { GroupRole } from './model.ts';

/** A person's part in the group in question; null for everybody else, TCRI's staff included. */
type InGroup = { role: GroupRole } | null;

const isStaff = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'member';

/** A group's page, its rounds and its agreement are for those who sit in it, and for nobody else. */
export const canReadGroup = (membership: InGroup): boolean => membership !== null;

/** Names and sizes of groups, and who sits in them: what it takes to form groups, and nothing more. */
export const canAdministerGroups = (actor: Pick<Actor, 'role'>): boolean => isStaff(actor);

/** Somebody else lets a member of staff in: nobody opens a confidential group to themselves. */
export const canAdmit = (actor: Pick<Actor, 'id' | 'role'>, person: PersonId): boolean =>
	isStaff(actor) && actor.id !== person;

export const canRemove = (actor: Pick<Actor, 'id' | 'role'>): boolean => isStaff(actor);

/** The facilitator knows who will help to facilitate, and who only observes for now. */
export const canChangeRoles = (actor: Pick<Actor, 'role'>, membership: InGroup): boolean =>
	isStaff(actor) || membership?.role === 'facilitator';

export const canEditGroup = (actor: Pick<Actor, 'role'>): boolean => isStaff(actor);

export const canEditPurpose = (actor: Pick<Actor, 'role'>, membership: InGroup): boolean =>
	isStaff(actor) || membership?.role === 'facilitator';

export const canPublishAgreement = (membership: InGroup): boolean =>
	membership?.role === 'facilitator';

/** Opening a round and ordering the turns: what both of those who facilitate do. */
export const canLead = (membership: InGroup): boolean =>
	membership?.role === 'facilitator' || membership?.role === 'co-facilitator';
