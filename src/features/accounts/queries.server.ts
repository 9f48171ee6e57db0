import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { LiveSession, Sessions } from '#platform/auth/sessions.server.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Demo } from './demo/demo.server.ts';
import { findWaiting } from './invitations/claim.server.ts';
import { listInvitations } from './invitations/list.server.ts';
import type { Actor, OrganisationId, PersonId } from './model.ts';
import { findPasswordLink } from './password-links/link.server.ts';
import { findActor } from './people/actor.server.ts';
import { deviceOf } from './sign-in/device.ts';
import { canInvite, canListPeople, canManageOrganisations } from './policy.ts';

type Dependencies = { prisma: PrismaClient; clock: Clock; sessions: Sessions; demo: Demo | null };

export type AccountQueries = ReturnType<typeof createAccountQueries>;

/** Reads about people and organisations. What somebody may not see does not exist for them. */
export function createAccountQueries({ prisma, clock, sessions, demo }: Dependencies) {
	return {
		findActor: (personId: string) => findActor(prisma, personId),
		getAccount,
		listSessions,
		listOrganisations,
		getOrganisation,
		listPeople,
		getPerson,
		listInvitations: async (actor: Actor) => {
			show(canInvite(actor), 'invitations');
			return listInvitations(prisma, actor, clock.now());
		},
		readInvitation,
		readPasswordLink,
		showDemo,
		findDemoLogin,
	};

	/** A person's own account. */
	async function getAccount({ id }: Actor) {
		const { name, email, platformRole, createdAt, organisation } =
			await prisma.person.findUniqueOrThrow({
				where: { id },
				include: { organisation: { select: { name: true, territory: true } } },
			});
		return { name, email, role: platformRole, createdAt, organisation };
	}

	/** A person's open sessions, this one first. */
	async function listSessions({ personId, publicId: here }: LiveSession) {
		const rows = await sessions.list(personId);
		return rows
			.map(({ publicId, userAgent, createdAt }) => ({
				...{ id: publicId, device: deviceOf(userAgent), openedAt: createdAt.getTime() },
				isHere: publicId === here,
			}))
			.toSorted((one, other) => Number(other.isHere) - Number(one.isHere));
	}

	async function listOrganisations(actor: Actor) {
		show(canManageOrganisations(actor), 'organisations');
		const rows = await prisma.organisation.findMany({
			include: { _count: { select: { people: true } } },
		});
		return rows
			.map(({ id, name, type, territory, _count }) => ({
				...{ id: asId<'organisation'>(id), name, type, territory, people: _count.people },
			}))
			.toSorted(byName);
	}

	async function getOrganisation(actor: Actor, organisationId: OrganisationId) {
		show(canManageOrganisations(actor) && isUuid(organisationId), 'organisation');
		const row = await prisma.organisation.findUnique({ where: { id: organisationId } });
		if (!row) throw new AppError('not-found', `organisation ${organisationId}`);
		const { name, type, territory } = row;
		return { name, type, territory };
	}

	async function listPeople(actor: Actor) {
		show(canListPeople(actor), 'people');
		const rows = await prisma.person.findMany({ include: personLine });
		return rows.map(asPersonLine).toSorted(byName);
	}

	async function getPerson(actor: Actor, personId: PersonId) {
		show(canListPeople(actor) && isUuid(personId), 'person');
		const row = await prisma.person.findUnique({
			where: { id: personId },
			include: { ...personLine, sessions: { where: { expiresAt: { gt: new Date(clock.now()) } } } },
		});
		if (!row) throw new AppError('not-found', `person ${personId}`);
		return {
			...asPersonLine(row),
			createdAt: row.createdAt.getTime(),
			sessionCount: row.sessions.length,
		};
	}

	/** What somebody who holds a link may know before they accept. */
	async function readInvitation(secret: string) {
		const { id } = await findWaiting(prisma, secret, clock.now());
		const { email, organisation, group, invitedBy, platformRole, expiresAt } =
			await prisma.invitation.findUniqueOrThrow({
				where: { id },
				include: {
					organisation: { select: { name: true } },
					group: { select: { name: true } },
					invitedBy: { select: { name: true } },
				},
			});
		const account = email && (await prisma.person.findUnique({ where: { email } }));
		return {
			...{ email, platformRole, expiresAt },
			organisation: organisation.name,
			group: group?.name ?? null,
			invitedBy: invitedBy?.name ?? null,
			hasAccount: Boolean(account),
		};
	}

	/** What somebody who holds a link to a new password may know: whose it is. */
	async function readPasswordLink(secret: string) {
		const { person } = await findPasswordLink(prisma, secret, clock.now());
		return { email: person.email };
	}

	/** The demo's people. Elsewhere it does not exist. */
	async function showDemo() {
		if (!demo) throw new AppError('not-found', 'the demo, outside demo mode');
		return demo;
	}

	/** What fills the sign-in form of the demo. */
	async function findDemoLogin(email: string) {
		const person = demo?.people.find((one) => one.email === email);
		return demo && person ? { email, password: demo.password } : null;
	}
}

const personLine = { organisation: { select: { name: true } } } as const;

type PersonRow = {
	id: string;
	name: string;
	email: string;
	platformRole: Actor['role'];
	deactivatedAt: Date | null;
	organisation: { name: string };
};

const asPersonLine = ({
	id,
	name,
	email,
	platformRole,
	deactivatedAt,
	organisation,
}: PersonRow) => ({
	...{ id: asId<'person'>(id), name, email, role: platformRole },
	organisation: organisation.name,
	isActive: deactivatedAt === null,
});

// PGlite has no ICU collation: names are sorted here.
const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name, 'fr-CA');

function show(isVisible: boolean, what: string): void {
	if (!isVisible) throw new AppError('not-found', what);
}
