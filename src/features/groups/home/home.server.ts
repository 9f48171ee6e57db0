import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { inOrder } from '../cycle/turns.ts';
import type { GroupRole, HomeGroup } from '../model.ts';
import { fromColumn } from '../roster/role-column.ts';

/** The groups a person sits in, by name. */
export async function listHomeGroups(
	prisma: PrismaClient,
	personId: PersonId,
): Promise<HomeGroup[]> {
	const rows = await readMemberships(prisma, personId);
	const groups = rows.map(({ role, group }) => homeGroup(group, fromColumn[role]));
	return groups.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

function readMemberships(prisma: PrismaClient, personId: PersonId) {
	const person = { select: { name: true } };
	return prisma.membership.findMany({
		where: { personId, leftAt: null },
		select: {
			role: true,
			group: {
				select: {
					...{ id: true, name: true },
					memberships: {
						where: { leftAt: null },
						orderBy: { seat: 'asc' },
						select: { personId: true, role: true, person },
					},
					agreements: {
						orderBy: { version: 'desc' },
						take: 1,
						select: { signatures: { where: { personId }, select: { personId: true } } },
					},
					cycles: { where: { endedAt: null }, select: { turns: true } },
				},
			},
		},
	});
}

type Row = Awaited<ReturnType<typeof readMemberships>>[number]['group'];

function homeGroup(row: Row, role: GroupRole): HomeGroup {
	const members = row.memberships.map((member) => ({
		id: asId<'person'>(member.personId),
		name: member.person.name,
		role: fromColumn[member.role],
	}));
	const planned = (row.cycles[0]?.turns ?? []).map(({ personId, position, takenAt }) => ({
		personId: asId<'person'>(personId),
		position,
		takenAt: takenAt?.getTime() ?? null,
	}));
	const turns = inOrder(planned).map(({ personId, takenAt }) => ({
		id: personId,
		isTaken: takenAt !== null,
	}));
	const next = turns.find(({ isTaken }) => !isTaken)?.id;
	return {
		...{ id: asId<'group'>(row.id), name: row.name, role, members, turns },
		next: members.find(({ id }) => id === next) ?? null,
		agreement: agreementState(row),
	};
}

function agreementState({ agreements: [latest] }: Row): HomeGroup['agreement'] {
	if (!latest) return 'none';
	return latest.signatures.length > 0 ? 'signed' : 'to-sign';
}
