import type { Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import { hashToken } from '#platform/auth/tokens.server.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '../model.ts';

/** A link that still works, and whose password it changes. */
export type PasswordLink = { id: string; person: Pick<Actor, 'id' | 'name' | 'email'> };

/**
 * The link behind a secret that somebody holds.
 *
 * @throws AppError `gone`, the same for links that are used, expired, revoked or unknown, or of a closed account
 */
export async function findPasswordLink(
	queries: Queries,
	secret: string,
	now: Instant,
): Promise<PasswordLink> {
	const link = await queries.passwordLink.findFirst({
		where: { tokenHash: hashToken(secret), ...waiting(now), person: { deactivatedAt: null } },
		select: { id: true, person: { select: { id: true, name: true, email: true } } },
	});
	if (!link) throw new AppError('gone', 'no password link waits behind this address');
	const { id, person } = link;
	return { id, person: { ...person, id: asId<'person'>(person.id) } };
}

/** Uses the link up: whoever comes second finds nothing. */
export async function usePasswordLink(
	tx: Transaction,
	{ id }: PasswordLink,
	now: Instant,
): Promise<void> {
	const { count } = await tx.passwordLink.updateMany({
		where: { id, ...waiting(now) },
		data: { usedAt: new Date(now) },
	});
	if (count === 0) throw new AppError('gone', `password link ${id} no longer waits`);
}

/** The links that wait for a person, or that a person made, stop working. */
export async function revokePasswordLinks(
	tx: Transaction,
	which: { personId: string } | { madeById: string },
	now: Instant,
): Promise<void> {
	await tx.passwordLink.updateMany({
		where: { ...which, usedAt: null, revokedAt: null },
		data: { revokedAt: new Date(now) },
	});
}

const waiting = (now: Instant) => ({
	usedAt: null,
	revokedAt: null,
	expiresAt: { gt: new Date(now) },
});
