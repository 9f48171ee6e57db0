import type { Clock } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { passwordLinkLifetimeMs, passwordLinkPath, type Actor, type PersonId } from '../model.ts';
import { permit } from '../people/actor.server.ts';
import { lockAdministrators } from '../people/administrators.server.ts';
import { canMakePasswordLink } from '../policy.ts';
import { revokePasswordLinks } from './link.server.ts';

/** What is said once to the administrator: only the hash of the link is kept. */
export type MadeLink = { path: string; email: string; expiresAt: Date };

type Dependencies = { database: Database; clock: Clock };
type Answer = { ok: true; made: MadeLink } | { ok: false; refusal: 'account-closed' };

export function linking({ database, clock }: Dependencies) {
	return { makePasswordLink };

	/** A way back for somebody who forgot their password. An earlier link of theirs stops working. */
	async function makePasswordLink(actor: Actor, personId: PersonId): Promise<Answer> {
		return database.transaction(async (tx) => {
			// Administrators take turns: two who ask at once leave one link, and a closed account keeps none.
			const { person } = await lockAdministrators(tx, actor, personId);
			await permit(tx, actor, (maker) => canMakePasswordLink(maker, personId));
			if (person.deactivatedAt) return { ok: false, refusal: 'account-closed' };

			const now = clock.now();
			await revokePasswordLinks(tx, { personId }, now);
			const { secret, hash: tokenHash } = newToken();
			const expiresAt = new Date(now + passwordLinkLifetimeMs);
			await tx.passwordLink.create({
				data: {
					...{ id: newId<'password-link'>(), tokenHash, personId, madeById: actor.id },
					...{ createdAt: new Date(now), expiresAt },
				},
			});
			return { ok: true, made: { path: passwordLinkPath(secret), email: person.email, expiresAt } };
		});
	}
}
