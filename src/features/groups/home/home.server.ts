import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { inOrder } from '../cycle/turns.ts';
import type { GroupId, GroupRole } from '../model.ts';
import { fromColumn } from '../roster/role-column.ts';

/** One of a person's groups, with what comes next in it. */
export type HomeGroup = {
	id: GroupId;
	name: string;
	role: GroupRole;
	memberCount: number;
	/** Whose turn it is to be the client; null before anybody takes turns. */
	next: { id: PersonId; name: string } | null;
	agreement: 'none' | 'to-sign' | 'signed';
};

/** The groups a person sits in, by name. */
export async function listHomeGroups(
	prisma: PrismaClient,
	personId: PersonId,
): Promise<HomeGroup[]> {
	const rows = await readMemberships(prisma, personId);
	const groups = rows.map(({ role, group }): HomeGroup => {
		const [agreement] = group.agreements;
		return {
			id: asId<'group'>(group.id),
			name: group.name,
			role: fromColumn[role],
			memberCount: group.memberships.length,
			next: nextOf(group),
			agreement: !agreement ? 'none' : agreement.signatures.length > 0 ? 'signed' : 'to-sign',
		};
	});
	return groups.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

type Row = Awaited<ReturnType<typeof readMemberships>>[number];

function readMemberships(prisma: PrismaClient, personId: PersonId) {
	return prisma.membership.findMany({
		where: { personId, leftAt: null },
		select: {
			role: true,
			group: {
				select: {
					...{ id: true, name: true },
					memberships: {
						where: { leftAt: null },
						select: { personId: true, person: { select: { name: true } } },
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

function nextOf({ cycles, memberships }: Row['group']): HomeGroup['next'] {
	const turns = (cycles[0]?.turns ?? []).map(({ personId, position, takenAt }) => ({
		personId: asId<'person'>(personId),
		position,
		takenAt: takenAt?.getTime() ?? null,
	}));
	const next = inOrder(turns).find(({ takenAt }) => takenAt === null);
	if (!next) return null;
	const member = memberships.find(({ personId }) => personId === next.personId);
	return { id: next.personId, name: member?.person.name ?? '' };
}
