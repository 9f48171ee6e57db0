import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import {
	invitationLifetimeMs,
	invitationPath,
	type Actor,
	type InvitationId,
	type InvitedRole,
} from '../model.ts';
import { permit } from '../people/actor.server.ts';
import { canInviteAs, canInviteIntoGroup } from '../policy.ts';
import type { InviteInput } from '../schema.ts';
import { toColumn } from './role-column.ts';

/** What the inviter is told. */
export type SentInvitation = {
	id: InvitationId;
	/** Shown once, for only its hash is kept; null when a letter brings another one to the address itself. */
	path: string | null;
	email: string | null;
	expiresAt: Date;
};
type Dependencies = {
	database: Database;
	clock: Clock;
	/** Where a letter is asked for; null without a mail server, and the inviter hands the link over. */
	post: Outbox | null;
};

export type InviteRefusal =
	'has-account' | 'own-address' | 'unknown-group' | 'unknown-organisation';

export function inviting({ database, clock, post }: Dependencies) {
	return { invite, renewInvitation, revokeInvitation };

	/** One address, one organisation, one group at most. An earlier link of the same kind stops working. */
	async function invite(
		actor: Actor,
		input: InviteInput,
	): Promise<{ ok: true; sent: SentInvitation } | { ok: false; refusal: InviteRefusal }> {
		return database.transaction(async (tx) => {
			const inviter = await permit(tx, actor, (now) => canInviteAs(now, input.platformRole));
			const refusal = await findRefusal(tx, inviter, input);
			if (refusal) return { ok: false, refusal } as const;
			const { email, groupId } = input;
			await tx.invitation.updateMany({
				where: { email, groupId, acceptedAt: null, revokedAt: null },
				data: { revokedAt: new Date(clock.now()) },
			});
			const id = newId<'invitation'>();
			const { link, sent } = freshLink(id, email);
			await tx.invitation.create({
				data: { id, ...columnsOf(input), ...link, invitedById: actor.id },
			});
			await askForLetter(tx, sent);
			return { ok: true, sent } as const;
		});
	}

	/** A new link for the same invitation; the old one stops working. */
	async function renewInvitation(actor: Actor, id: InvitationId): Promise<SentInvitation> {
		return database.transaction(async (tx) => {
			const invitation = await findOpen(tx, actor, id);
			const { link, sent } = freshLink(id, invitation.email);
			await tx.invitation.update({
				where: { id },
				data: { ...link, revokedAt: null, invitedById: actor.id },
			});
			await askForLetter(tx, sent);
			return sent;
		});
	}

	async function revokeInvitation(actor: Actor, id: InvitationId): Promise<void> {
		await database.transaction(async (tx) => {
			await findOpen(tx, actor, id);
			await tx.invitation.update({ where: { id }, data: { revokedAt: new Date(clock.now()) } });
		});
	}

	/** An invitation nobody has accepted, held until the end of the transaction. */
	async function findOpen(tx: Transaction, actor: Actor, id: InvitationId) {
		await tx.$queryRaw`SELECT id FROM invitations WHERE id = ${id}::uuid FOR UPDATE`;
		const invitation = await tx.invitation.findUnique({ where: { id } });
		if (!invitation) throw new AppError('not-found', `invitation ${id}`);
		await permit(tx, actor, (now) => canInviteAs(now, invitation.platformRole));
		if (invitation.acceptedAt) throw new AppError('gone', `invitation ${id} was accepted`);
		return invitation;
	}

	/** The very first invitation has no address: its link is always handed over. */
	async function askForLetter(tx: Transaction, { id, email }: SentInvitation): Promise<void> {
		if (email !== null) await post?.emit(tx, { type: 'invitation-made', invitationId: id });
	}

	function freshLink(id: InvitationId, email: string | null) {
		const { secret, hash: tokenHash } = newToken();
		const now = clock.now();
		const expiresAt = new Date(now + invitationLifetimeMs);
		return {
			link: { tokenHash, createdAt: new Date(now), expiresAt },
			sent: { id, path: post && email !== null ? null : invitationPath(secret), email, expiresAt },
		};
	}
}

async function findRefusal(
	tx: Transaction,
	inviter: Actor,
	{ email, organisationId, platformRole, groupId }: InviteInput,
): Promise<InviteRefusal | null> {
	const organisation = await tx.organisation.findUnique({ where: { id: organisationId } });
	if (!organisation) return 'unknown-organisation';
	if (groupId) {
		if (!canInviteIntoGroup(inviter, email)) return 'own-address';
		const group = await tx.group.findUnique({ where: { id: groupId }, select: { id: true } });
		if (!group) return 'unknown-group';
	}
	// A link may bring somebody into a group; it never changes the rights of an account that exists.
	const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
	return person && (!groupId || platformRole !== 'member') ? 'has-account' : null;
}

function columnsOf({ email, organisationId, platformRole, groupId, groupRole }: InviteInput) {
	const role: InvitedRole | null = groupId ? groupRole : null;
	return {
		...{ email, organisationId, platformRole, groupId },
		groupRole: role && toColumn[role],
	};
}
