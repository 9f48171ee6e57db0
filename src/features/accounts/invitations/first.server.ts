import type { Clock } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import { invitationLifetimeMs, invitationPath } from '../model.ts';

type Dependencies = { database: Database; clock: Clock };

const tcri = { name: 'TCRI', type: 'tcri', territory: 'Québec' } as const;

/**
 * The link that creates the first administrator, printed by the server when nobody has an account.
 * Earlier first links stop working.
 */
export async function createFirstInvitation({
	database,
	clock,
}: Dependencies): Promise<{ path: string } | null> {
	return database.transaction(async (tx) => {
		if ((await tx.person.count()) > 0) return null;
		const now = clock.now();
		const organisation = await tx.organisation.upsert({
			where: { name: tcri.name },
			create: { id: newId<'organisation'>(), ...tcri, createdAt: new Date(now) },
			update: {},
		});
		await revokeFirstInvitations(tx, new Date(now));
		const { secret, hash: tokenHash } = newToken();
		await tx.invitation.create({
			data: {
				id: newId<'invitation'>(),
				tokenHash,
				organisationId: organisation.id,
				platformRole: 'administrator',
				createdAt: new Date(now),
				expiresAt: new Date(now + invitationLifetimeMs),
			},
		});
		return { path: invitationPath(secret) };
	});
}

/** An invitation without an address is a first one. */
export async function revokeFirstInvitations(tx: Transaction, revokedAt: Date): Promise<void> {
	await tx.invitation.updateMany({
		where: { email: null, acceptedAt: null, revokedAt: null },
		data: { revokedAt },
	});
}
