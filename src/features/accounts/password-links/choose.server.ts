import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import type { Passwords } from '#platform/auth/passwords.server.ts';
import type { SessionCookie, Sessions } from '#platform/auth/sessions.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { ChoosePasswordInput } from '../schema.ts';
import type { Throttles } from '../sign-in/sign-in.server.ts';
import { isWeak } from '../sign-in/weak-password.server.ts';
import {
	findPasswordLink,
	revokePasswordLinks,
	usePasswordLink,
	type PasswordLink,
} from './link.server.ts';

type Dependencies = {
	database: Database;
	clock: Clock;
	sessions: Sessions;
	passwords: Passwords;
	throttles: Throttles;
	knownPassword: string | null;
};

type Answer = { ok: true; cookie: SessionCookie } | { ok: false; refusal: 'password-guessable' };

export function choosing(dependencies: Dependencies) {
	const { database, clock, sessions, passwords, throttles, knownPassword } = dependencies;
	return { choosePassword };

	/** Every session of the person ends; this device gets a new one. However many tabs try, one succeeds. */
	async function choosePassword(
		secret: string,
		{ password }: ChoosePasswordInput,
		userAgent: string | null,
	): Promise<Answer> {
		const link = await findPasswordLink(database.prisma, secret, clock.now());
		const { person } = link;
		if (isWeak(password, person, knownPassword)) {
			return { ok: false, refusal: 'password-guessable' };
		}
		const cookie = await replacePassword(link, await passwords.hash(password), userAgent);
		// What failed was tried against the password that was forgotten.
		throttles.perAccount.forgive(person.email);
		return { ok: true, cookie };
	}

	async function replacePassword(
		link: PasswordLink,
		passwordHash: string,
		userAgent: string | null,
	): Promise<SessionCookie> {
		const { id } = link.person;
		return database.transaction(async (tx) => {
			// The person's row comes first, as for whoever closes the account: one waits for the other.
			const { count } = await tx.person.updateMany({
				where: { id, deactivatedAt: null },
				data: { passwordHash },
			});
			if (count === 0) throw new AppError('gone', `${id} has no open account`);
			await usePasswordLink(tx, link, clock.now());
			await revokePasswordLinks(tx, { personId: id }, clock.now());
			await sessions.closeAll(tx, id);
			return sessions.open(tx, id, userAgent);
		});
	}
}
