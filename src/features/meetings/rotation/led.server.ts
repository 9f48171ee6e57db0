import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { Leader } from './facilitators.ts';

/** How many meetings each of these people leads: those that are on or were held, not those that were called off. */
export async function listLed(
	prisma: PrismaClient,
	groupId: GroupId,
	ids: readonly PersonId[],
): Promise<Leader[]> {
	const counted = {
		groupId,
		facilitatorId: { in: [...ids] },
		status: { in: ['confirmed' as const, 'moved' as const, 'held' as const] },
	};
	const cycle = await prisma.cycle.findFirst({ where: { groupId, endedAt: null } });
	const [all, inCycle] = await Promise.all([
		prisma.meeting.groupBy({ by: ['facilitatorId'], where: counted, _max: { startsAt: true } }),
		prisma.meeting.groupBy({
			by: ['facilitatorId'],
			where: { ...counted, ...(cycle && { startsAt: { gte: cycle.startedAt } }) },
			_count: true,
		}),
	]);
	return ids.map((id) => ({
		id,
		count: inCycle.find(({ facilitatorId }) => facilitatorId === id)?._count ?? 0,
		lastAt: all.find(({ facilitatorId }) => facilitatorId === id)?._max.startsAt?.getTime() ?? null,
	}));
}
