import type { Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { hashToken } from '#platform/auth/tokens.server.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { Invitation } from '#platform/db/generated/client.ts';

export type { Invitation };

/**
 * The invitation behind a link that still works.
 *
 * @throws AppError `gone`, the same for links that are used, expired, revoked or unknown
 */
export async function findWaiting(
	queries: Queries,
	secret: string,
	now: Instant,
): Promise<Invitation> {
	const invitation = await queries.invitation.findFirst({
		where: { tokenHash: hashToken(secret), ...waiting(now) },
	});
	if (!invitation) throw new AppError('gone', 'no invitation waits behind this link');
	return invitation;
}

/** Uses the link up. Whoever comes second waits for the first one's commit, then finds nothing. */
export async function claim(
	tx: Transaction,
	{ id, tokenHash }: Invitation,
	now: Instant,
): Promise<void> {
	const { count } = await tx.invitation.updateMany({
		where: { id, tokenHash, ...waiting(now) },
		data: { acceptedAt: new Date(now) },
	});
	if (count === 0) throw new AppError('gone', `invitation ${id} no longer waits`);
}

const waiting = (now: Instant) => ({
	acceptedAt: null,
	revokedAt: null,
	expiresAt: { gt: new Date(now) },
});
