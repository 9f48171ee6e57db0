import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import { findAgreement } from '../agreement/agreement.server.ts';
import { promisesOf } from '../agreement/text.ts';
import { findCycle } from '../cycle/cycle.server.ts';
import { sizeWarning, type GroupId, type Membership } from '../model.ts';
import { canChangeRoles, canEditPurpose, canLead, canPublishAgreement } from '../policy.ts';
import { listMembers, namesOf } from '../roster/read.server.ts';

/** Everything a member sees of their group, rounds apart. */
export async function readOverview(
	prisma: PrismaClient,
	groupId: GroupId,
	{ actor, membership }: { actor: Actor; membership: Membership },
) {
	const people = await listPeople(prisma, groupId);
	return {
		group: await readGroup(prisma, groupId),
		viewer: actor.id,
		role: membership.role,
		may: {
			lead: canLead(membership),
			publishAgreement: canPublishAgreement(membership),
			editPurpose: canEditPurpose(actor, membership),
			changeRoles: canChangeRoles(actor, membership),
		},
		members: people,
		warning: sizeWarning(people.length),
		agreement: await readAgreement(prisma, groupId, actor),
		cycle: await readCycle(prisma, groupId),
	};
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;

/** What a group is called and what it is for; Prisma throws when there is none. */
export async function readGroup(prisma: PrismaClient, groupId: GroupId) {
	const group = await prisma.group.findUniqueOrThrow({
		where: { id: groupId },
		select: { name: true, purpose: true, territory: true },
	});
	return { id: groupId, ...group };
}

/** The members with the organisation each one comes from. */
export async function listPeople(prisma: PrismaClient, groupId: GroupId) {
	const members = await listMembers(prisma, groupId);
	const people = await prisma.person.findMany({
		where: { id: { in: members.map(({ id }) => id) } },
		select: { id: true, organisation: { select: { name: true } } },
	});
	const organisations = new Map(people.map(({ id, organisation }) => [id, organisation.name]));
	return members.map((member) => ({
		...member,
		organisation: organisations.get(member.id) ?? '',
	}));
}

async function readAgreement(prisma: PrismaClient, groupId: GroupId, { id }: Actor) {
	const agreement = await findAgreement(prisma, groupId);
	if (!agreement) return null;
	const { version, text, signedAt } = agreement;
	return { version, promises: promisesOf(text), mySignedAt: signedAt.get(id) ?? null };
}

async function readCycle(prisma: PrismaClient, groupId: GroupId) {
	const cycle = await findCycle(prisma, groupId);
	if (!cycle) return null;
	const names = await namesOf(
		prisma,
		cycle.turns.map(({ personId }) => personId),
	);
	const turns = cycle.turns.map(({ personId, takenAt, skippedAt }) => ({
		id: asId<'person'>(personId),
		name: names.get(personId) ?? '',
		takenAt,
		hasSkipped: skippedAt !== null,
	}));
	return { number: cycle.number, turns };
}
