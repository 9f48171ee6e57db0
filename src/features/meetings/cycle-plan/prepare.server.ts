import type { Instant } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import { takesTurns, type GroupId } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { yearsFrom } from '../series/calendar-day.ts';
import { listExcluded, readDaysOff } from './excluded.server.ts';
import { periodsOf } from './periods.ts';

/** Who takes turns in a group, whose turn comes first, and the days on which people do not meet. */
export async function readCycle(
	{ prisma, groups }: { prisma: PrismaClient; groups: GroupService },
	groupId: GroupId,
	now: Instant,
) {
	const today = new Date(now).toISOString();
	const [members, turns, excluded, daysOff] = await Promise.all([
		groups.listMembers(prisma, groupId),
		groups.listTurns(prisma, groupId),
		listExcluded(prisma, groupId),
		readDaysOff(prisma, groupId, yearsFrom(today)),
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
		daysOff,
	};
}
