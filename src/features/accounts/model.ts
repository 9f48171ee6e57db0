import { hours, type Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
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

/** What an invitation promises in a group. The groups are a higher feature: they do the seating. */
export const invitedRoles = ['member', 'facilitator', 'co-facilitator', 'observer'] as const;
export type InvitedRole = (typeof invitedRoles)[number];
export type Seat = { groupId: Id<'group'>; role: InvitedRole };

export const invitationLifetimeMs = hours(72);

export type InvitationStatus = 'waiting' | 'accepted' | 'expired' | 'revoked';
type InvitationDates = { expiresAt: Date; acceptedAt: Date | null; revokedAt: Date | null };

export function invitationStatus(dates: InvitationDates, now: Instant): InvitationStatus {
	if (dates.acceptedAt) return 'accepted';
	if (dates.revokedAt) return 'revoked';
	return dates.expiresAt.getTime() > now ? 'waiting' : 'expired';
}

export const invitationPath = (secret: string): string => `/invitation/${secret}`;

export const passwordLinkLifetimeMs = hours(24);

export const passwordLinkPath = (secret: string): string => `/mot-de-passe/${secret}`;

/** The person who asks. The hooks let nobody else reach a page that needs one: this only tells the compiler. */
export function signedIn({ actor }: { actor: Actor | null }): Actor {
	if (!actor) throw new AppError('signed-out', 'a page for those who are signed in');
	return actor;
}
