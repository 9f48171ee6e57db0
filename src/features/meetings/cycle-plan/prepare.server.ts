import type { PrismaClient } from '#platform/db/generated/client.ts';
import { takesTurns, type GroupId } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { listExcluded } from './excluded.server.ts';
import { periodsOf } from './periods.ts';

/** Who takes turns in a group, whose turn comes when, and the days the group excludes. */
export async function readCycle(
	{ prisma, groups }: { prisma: PrismaClient; groups: GroupService },
	groupId: GroupId,
) {
	const [members, turns, excluded] = await Promise.all([
		groups.listMembers(prisma, groupId),
		groups.listTurns(prisma, groupId),
		listExcluded(prisma, groupId),
	]);
	const names = new Map(members.map(({ id, name }) => [id, name]));
	// Those whose turn is still to come, then the others: a cycle under way goes on into the next one.
	const order = [
		...turns.filter(({ isTaken }) => !isTaken),
		...turns.filter(({ isTaken }) => isTaken),
	];
	return {
		taking: members.filter(({ role }) => takesTurns(role)).length,
		order: order.flatMap(({ personId }) => names.get(personId) ?? []),
		excluded: periodsOf(excluded),
	};
}
