import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, newId, type Id } from '#kernel/id.ts';
import type { Passwords } from '#platform/auth/passwords.server.ts';
import type { SessionCookie, Sessions } from '#platform/auth/sessions.server.ts';
import { isDuplicate, type Database, type Transaction } from '#platform/db/database.server.ts';
import type { Actor, PersonId, Seat } from '../model.ts';
import { permit } from '../people/actor.server.ts';
import type { AcceptInput } from '../schema.ts';
import { isWeak } from '../sign-in/weak-password.server.ts';
import { claim, findWaiting, type Invitation } from './claim.server.ts';
import { revokeFirstInvitations } from './first.server.ts';
import { fromColumn } from './role-column.ts';

/** Seats the person in the group of the invitation, in the transaction that accepts it. */
export type Admit = (
	tx: Transaction,
	seat: Seat & { personId: PersonId },
) => Promise<{ ok: true } | { ok: false; refusal: 'already-member' | 'group-full' }>;

type Dependencies = {
	database: Database;
	clock: Clock;
	sessions: Sessions;
	passwords: Passwords;
	onInvitationAccepted: Admit;
	knownPassword: string | null;
};

type NewPerson = { id: PersonId; email: string; name: string; passwordHash: string };
type Refused<Refusal extends string> = { ok: false; refusal: Refusal };
type Joined = { ok: true; groupId: Id<'group'> | null };
type Accepted = Joined & { cookie: SessionCookie };
type AcceptRefusal = 'email-invalid' | 'has-account' | 'password-guessable' | 'group-full';

export function accepting(dependencies: Dependencies) {
	const { database, clock, sessions, passwords, onInvitationAccepted, knownPassword } =
		dependencies;
	return { accept, join };

	/** Creates the account and signs it in. However many tabs try, one succeeds. */
	async function accept(
		secret: string,
		input: AcceptInput,
		userAgent: string | null,
	): Promise<Accepted | Refused<AcceptRefusal>> {
		const invitation = await findWaiting(database.prisma, secret, clock.now());
		const email = invitation.email ?? input.email;
		if (!email) return { ok: false, refusal: 'email-invalid' };
		const { name, password } = input;
		if (isWeak(password, { name, email }, knownPassword)) {
			return { ok: false, refusal: 'password-guessable' };
		}
		const known = await database.prisma.person.findUnique({ where: { email } });
		if (known) return { ok: false, refusal: 'has-account' };

		const person = { id: newId<'person'>(), email, name };
		const passwordHash = await passwords.hash(password);
		try {
			const joined = await unlessFull((tx) => enter(tx, invitation, { ...person, passwordHash }));
			if (!joined.ok) return joined;
			return { ...joined, cookie: await sessions.open(database.prisma, person.id, userAgent) };
		} catch (error) {
			if (isDuplicate(error)) return { ok: false, refusal: 'has-account' };
			throw error;
		}
	}

	/** Somebody who has an account joins the group of the invitation that was sent to their address. */
	async function join(actor: Actor, secret: string): Promise<Joined | Refused<'group-full'>> {
		const invitation = await findWaiting(database.prisma, secret, clock.now());
		return unlessFull(async (tx) => {
			await permit(tx, actor, ({ email }) => email === invitation.email);
			await claim(tx, invitation, clock.now());
			return seat(tx, invitation, actor.id);
		});
	}

	async function enter(
		tx: Transaction,
		invitation: Invitation,
		person: NewPerson,
	): Promise<Joined> {
		await claim(tx, invitation, clock.now());
		const now = new Date(clock.now());
		if (!invitation.email) await becomeFirst(tx, invitation, now);
		const { organisationId, platformRole } = invitation;
		await tx.person.create({
			data: { ...person, organisationId, platformRole, createdAt: now, rulesAcceptedAt: now },
		});
		return seat(tx, invitation, person.id);
	}

	async function seat(
		tx: Transaction,
		invitation: Invitation,
		personId: PersonId,
	): Promise<Joined> {
		const { groupId, groupRole } = invitation;
		if (!groupId || !groupRole) return { ok: true, groupId: null };
		const group = asId<'group'>(groupId);
		const role = fromColumn[groupRole];
		const answer = await onInvitationAccepted(tx, { groupId: group, personId, role });
		if (!answer.ok && answer.refusal === 'group-full') throw new GroupFull();
		return { ok: true, groupId: group };
	}

	/** A group found full undoes everything: the link stays good for when there is room. */
	async function unlessFull(
		work: (tx: Transaction) => Promise<Joined>,
	): Promise<Joined | Refused<'group-full'>> {
		try {
			return await database.transaction(work);
		} catch (error) {
			if (error instanceof GroupFull) return { ok: false, refusal: 'group-full' };
			throw error;
		}
	}
}

/** Ends a transaction from inside it; never leaves this file. */
class GroupFull extends Error {}

/** Two first links opened at the same instant make one administrator. */
async function becomeFirst(tx: Transaction, { id }: Invitation, now: Date): Promise<void> {
	await revokeFirstInvitations(tx, now);
	if ((await tx.person.count()) > 0) {
		throw new AppError('gone', `invitation ${id} is not the first`);
	}
}
