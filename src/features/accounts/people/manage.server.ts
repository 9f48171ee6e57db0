import type { Clock } from '#kernel/clock.ts';
import type { Sessions } from '#platform/auth/sessions.server.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Actor, PersonId } from '../model.ts';
import { revokePasswordLinks } from '../password-links/link.server.ts';
import type { ChangeRoleInput, RenameInput } from '../schema.ts';
import { lockAdministrators } from './administrators.server.ts';

type Dependencies = { database: Database; clock: Clock; sessions: Sessions };
type Answer = { ok: true } | { ok: false; refusal: 'last-administrator' };

/** What an administrator changes of somebody's account, and what everybody changes of their own. */
export function managing({ database, clock, sessions }: Dependencies) {
	return { deactivate, reactivate, changeRole, rename };

	/** Closes an account and its sessions; what the person wrote stays where it is. */
	async function deactivate(actor: Actor, personId: PersonId): Promise<Answer> {
		return database.transaction(async (tx) => {
			const { others } = await lockAdministrators(tx, actor, personId);
			if (others === 0) return { ok: false, refusal: 'last-administrator' };
			await tx.person.updateMany({
				where: { id: personId, deactivatedAt: null },
				data: { deactivatedAt: new Date(clock.now()) },
			});
			await endPowers(tx, personId);
			return { ok: true };
		});
	}

	/** Opens the account again, with the rights it had; the person signs in anew. */
	async function reactivate(actor: Actor, personId: PersonId): Promise<Answer> {
		return database.transaction(async (tx) => {
			await lockAdministrators(tx, actor, personId);
			await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
			return { ok: true };
		});
	}

	async function changeRole(actor: Actor, input: ChangeRoleInput): Promise<Answer> {
		const { personId, platformRole } = input;
		return database.transaction(async (tx) => {
			const { others, person } = await lockAdministrators(tx, actor, personId);
			if (person.platformRole === platformRole) return { ok: true };
			if (others === 0) return { ok: false, refusal: 'last-administrator' };
			await tx.person.update({ where: { id: personId }, data: { platformRole } });
			await endPowers(tx, personId);
			return { ok: true };
		});
	}

	async function rename(actor: Actor, { name }: RenameInput): Promise<void> {
		await database.prisma.person.update({ where: { id: actor.id }, data: { name } });
	}

	/** A new right takes a new token; links made with the former right, or for it, stop working. */
	async function endPowers(tx: Transaction, personId: PersonId): Promise<void> {
		await sessions.closeAll(tx, personId);
		await tx.invitation.updateMany({
			where: { invitedById: personId, acceptedAt: null, revokedAt: null },
			data: { revokedAt: new Date(clock.now()) },
		});
		await revokePasswordLinks(tx, { personId }, clock.now());
		await revokePasswordLinks(tx, { madeById: personId }, clock.now());
	}
}
