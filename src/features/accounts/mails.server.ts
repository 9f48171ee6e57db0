import type { Clock } from '#kernel/clock.ts';
import { longDateTime } from '#kernel/dates.ts';
import { isUuid } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { AddressComposer, LetterBody, LetterSample } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import { invitationPath } from './model.ts';

type Dependencies = { prisma: PrismaClient; clock: Clock; publicOrigin: string };

/**
 * The letter of an invitation. Its link is made as the letter leaves, so that nothing that waits to be sent opens a door;
 * a letter that has to be sent again brings another link, and the earlier one stops working.
 */
export function createInvitationMail({
	prisma,
	clock,
	publicOrigin,
}: Dependencies): AddressComposer {
	return async ({ invitationId }) => {
		if (!isUuid(String(invitationId))) return null;
		const { secret, hash: tokenHash } = newToken();
		const open = {
			...{ id: String(invitationId), acceptedAt: null, revokedAt: null, email: { not: null } },
			expiresAt: { gt: new Date(clock.now()) },
		};
		// In one statement: an invitation that is revoked at that instant gets no link.
		const [invitation] = await prisma.invitation.updateManyAndReturn({
			where: open,
			data: { tokenHash },
		});
		if (!invitation?.email) return null;
		const { email, groupId, expiresAt } = invitation;
		return {
			recipient: email,
			body: invitationBody({ publicOrigin, secret, expiresAt, isIntoGroup: groupId !== null }),
		};
	};
}

type Invited = { publicOrigin: string; secret: string; expiresAt: Date; isIntoGroup: boolean };

const invitationBody = ({ publicOrigin, secret, expiresAt, isIntoGroup }: Invited): LetterBody => ({
	subject: m.mails_invitation_subject(),
	lead: [m.mails_invitation_lead(), ...(isIntoGroup ? [m.mails_invitation_group()] : [])],
	action: {
		label: m.mails_invitation_action(),
		href: `${publicOrigin}${invitationPath(secret)}`,
	},
	closing: [m.mails_invitation_closing({ date: longDateTime(expiresAt.getTime()) })],
});

/** The letter of an invitation that is nobody's. */
export const sampleInvitationMail = (publicOrigin: string): LetterSample => ({
	type: 'invitation-made',
	body: invitationBody({
		...{ publicOrigin, secret: 'modele', isIntoGroup: true },
		expiresAt: new Date(Date.UTC(2026, 11, 15, 14, 30)),
	}),
});
