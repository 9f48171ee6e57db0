import { asId, newId } from '#kernel/id.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { createSessions } from '#platform/auth/sessions.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import type { Demo } from '#features/accounts/demo/demo.server.ts';
import type { Actor, PlatformRole } from '#features/accounts/model.ts';
import { createAccountQueries } from '#features/accounts/queries.server.ts';
import type { InviteInput } from '#features/accounts/schema.ts';
import { createAccountService } from '#features/accounts/service.server.ts';
import { createGroupService } from '#features/groups/service.server.ts';
import { handWoundClock } from './clock.ts';

export const rightPassword = 'tasse bleue du grenier';
/** Hashed once: hashing is slow on purpose. */
const hashed = createPasswords().hash(rightPassword);
export const visit = { address: '203.0.113.7', userAgent: 'test' };

/** Accounts over a database: an administrator, a moderator, and whoever a test adds. */
export async function accountsOn(
	database: Database,
	{ demo = null, hasMail = false }: { demo?: Demo | null; hasMail?: boolean } = {},
) {
	const { prisma } = database;
	const clock = handWoundClock(Date.now());
	const sessions = createSessions(prisma, true);
	const passwords = createPasswords();
	const groups = createGroupService({ database, clock });
	const onInvitationAccepted = groups.addMember;
	const post = hasMail ? createOutbox({ database, clock }) : null;
	const dependencies = { database, clock, sessions, passwords, onInvitationAccepted, demo, post };
	const service = createAccountService(dependencies);
	const queries = createAccountQueries({ prisma, clock, sessions, demo });
	const passwordHash = await hashed;
	const { id } = await prisma.organisation.create({
		data: { id: newId(), name: `Organisme ${newId()}`, type: 'family', territory: 'Montréal' },
	});
	const organisationId = asId<'organisation'>(id);
	const admin = await aPerson('administrator');
	const moderator = await aPerson('moderator');
	return {
		...{ database, clock, sessions, groups, service, queries, organisationId, admin, moderator },
		...{ aPerson, aGroup, anAddress, invitationFor, secretFor, passwordSecretFor, signIn },
	};

	async function aPerson(role: PlatformRole = 'member', name = 'Ana Lopez'): Promise<Actor> {
		const person = { id: newId<'person'>(), name, email: anAddress() };
		await prisma.person.create({
			data: {
				...{ ...person, organisationId, platformRole: role, passwordHash },
				rulesAcceptedAt: new Date(clock.now()),
			},
		});
		return { ...person, role };
	}

	async function aGroup() {
		const group = { name: 'Le Relais', purpose: 'Se relayer.', territory: 'Montréal' };
		return groups.create(admin, group);
	}

	function anAddress(): string {
		return `${newId()}@test.local`;
	}

	function invitationFor(email: string, part: Partial<InviteInput> = {}): InviteInput {
		const nowhere = { groupId: null, groupRole: 'member' } as const;
		return { email, organisationId, platformRole: 'member', ...nowhere, ...part };
	}

	/** The secret in the link of a fresh invitation. */
	async function secretFor(email: string, part: Partial<InviteInput> = {}): Promise<string> {
		const answer = await service.invite(admin, invitationFor(email, part));
		if (!answer.ok) throw new Error(answer.refusal);
		return (answer.sent.path ?? '').replace('/invitation/', '');
	}

	/** The secret in a fresh link to a new password. */
	async function passwordSecretFor({ id }: Pick<Actor, 'id'>, by = admin): Promise<string> {
		const answer = await service.makePasswordLink(by, id);
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.made.path.replace('/mot-de-passe/', '');
	}

	/** Signs in and reads the session behind the cookie. */
	async function signIn({ email }: Pick<Actor, 'email'>, password = rightPassword) {
		const answer = await service.signIn({ email, password, kept: false }, visit);
		if (!answer.ok) throw new Error(answer.refusal);
		const { name, value } = answer.cookie;
		const found = await sessions.fromCookieHeader(`${name}=${value}`);
		if (!found) throw new Error('the cookie opens nothing');
		return { session: found.session, cookie: `${name}=${value}` };
	}
}
