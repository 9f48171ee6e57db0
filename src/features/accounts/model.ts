import type { Id } from '#kernel/id.ts';

export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type InvitationId = Id<'invitation'>;

export const platformRoles = ['member', 'moderator', 'administrator'] as const;
export type PlatformRole = (typeof platformRoles)[number];

export const organisationTypes = [
	'settlement',
	'family',
	'clsc',
	'ciusss',
	'university',
	'tcri',
	'funder',
	'other',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

/** Who acts, as read from the database at this very request. */
export type Actor = { id: PersonId; role: PlatformRole; name: string; email: string };
