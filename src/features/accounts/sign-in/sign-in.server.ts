import type { Clock } from '#kernel/clock.ts';
import type { Passwords } from '#platform/auth/passwords.server.ts';
import type { LiveSession, SessionCookie, Sessions } from '#platform/auth/sessions.server.ts';
import type { Throttle } from '#platform/auth/throttle.server.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '../model.ts';
import { revokePasswordLinks } from '../password-links/link.server.ts';
import type { ChangePasswordInput, SignInInput } from '../schema.ts';
import { isWeak } from './weak-password.server.ts';

/** Where a request comes from. */
export type Visit = { address: string; userAgent: string | null };

export type Throttles = { perAccount: Throttle; perAddress: Throttle };

type Dependencies = {
	database: Database;
	clock: Clock;
	sessions: Sessions;
	passwords: Passwords;
	throttles: Throttles;
	/** A password that everybody knows and that stays usable: the demo's. */
	knownPassword: string | null;
};

type Entered<Refusal extends string> =
	{ ok: true; cookie: SessionCookie } | { ok: false; refusal: Refusal };

/** Opening and closing one's own sessions, and the password that opens them. */
export function signing(dependencies: Dependencies) {
	const { database, clock, sessions, passwords, throttles, knownPassword } = dependencies;
	const { perAccount, perAddress } = throttles;
	return { signIn, signOut, closeSession, closeOtherSessions, changePassword };

	/** The same answer after the same work, whether or not there is an account at this address. */
	async function signIn(
		{ email, password, kept }: SignInInput,
		{ address, userAgent }: Visit,
	): Promise<Entered<'wrong-pair' | 'too-many-attempts'>> {
		if (!perAddress.take(address) || !perAccount.take(email)) {
			return { ok: false, refusal: 'too-many-attempts' };
		}
		const person = await database.prisma.person.findUnique({ where: { email } });
		const usable = person?.deactivatedAt === null ? person : null;
		const isRight = await passwords.matches(usable?.passwordHash ?? null, password);
		if (!usable || !isRight) return { ok: false, refusal: 'wrong-pair' };

		const cookie = await database.transaction(async (tx) => {
			if (!(await holdPassword(tx, usable))) return null;
			return sessions.open(tx, usable.id, userAgent, kept);
		});
		if (!cookie) return { ok: false, refusal: 'wrong-pair' };
		perAddress.giveBack(address);
		perAccount.forgive(email);
		return { ok: true, cookie };
	}

	/** Returns the cookie that removes the browser's own. */
	async function signOut(session: LiveSession): Promise<SessionCookie> {
		return sessions.close(session);
	}

	async function closeSession(actor: Actor, publicId: string): Promise<void> {
		await sessions.closeByPublicId(actor.id, publicId);
	}

	async function closeOtherSessions(session: LiveSession): Promise<void> {
		await sessions.closeOthers(session);
	}

	/** Every session ends, and every link to a new password; this device gets a new session. */
	async function changePassword(
		actor: Actor,
		session: LiveSession,
		{ currentPassword, newPassword }: ChangePasswordInput,
		userAgent: string | null,
	): Promise<Entered<'wrong-password' | 'password-guessable' | 'too-many-attempts'>> {
		if (!perAccount.take(actor.email)) return { ok: false, refusal: 'too-many-attempts' };
		const { passwordHash: before } = await database.prisma.person.findUniqueOrThrow({
			where: { id: actor.id },
		});
		if (!(await passwords.matches(before, currentPassword))) {
			return { ok: false, refusal: 'wrong-password' };
		}
		perAccount.forgive(actor.email);
		if (isWeak(newPassword, actor, knownPassword)) {
			return { ok: false, refusal: 'password-guessable' };
		}

		const passwordHash = await passwords.hash(newPassword);
		const cookie = await database.transaction(async (tx) => {
			const where = { id: actor.id, passwordHash: before };
			const { count } = await tx.person.updateMany({ where, data: { passwordHash } });
			if (count === 0) return null;
			await sessions.closeAll(tx, actor.id);
			await revokePasswordLinks(tx, { personId: actor.id }, clock.now());
			return sessions.open(tx, actor.id, userAgent, session.isKept);
		});
		// Another tab was faster: the present password is no longer the present one.
		if (!cookie) return { ok: false, refusal: 'wrong-password' };
		return { ok: true, cookie };
	}
}

/**
 * Whether the password that was just found right still is: a change meanwhile ends every session, and waits for this
 * transaction or is seen by it.
 */
async function holdPassword(
	tx: Transaction,
	{ id, passwordHash }: { id: string; passwordHash: string },
): Promise<boolean> {
	const rows = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM people
		WHERE id = ${id}::uuid AND password_hash = ${passwordHash} AND deactivated_at IS NULL FOR SHARE`;
	return rows.length > 0;
}
