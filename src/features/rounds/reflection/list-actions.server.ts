import { days, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Prisma, PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '../engine/round.ts';
import type { OpenAction } from '../model.ts';
import { readTexts } from '../store.server.ts';
import { followedBy, fromColumn, openColumns } from './action-status.ts';

/** The person's own actions that are still followed, those with the nearest date first. */
export function listOpenActions(prisma: PrismaClient, { id }: { id: PersonId }) {
	return readActions(prisma, { status: { in: [...openColumns] }, ...followedBy(id) });
}

/** The same, with those settled within the last day: a slip of the finger is undone where it was made. */
export function listFollowedActions(prisma: PrismaClient, { id }: { id: PersonId }, now: Instant) {
	const isOpen = { status: { in: [...openColumns] } };
	const isRecent = { statusAt: { gt: new Date(now - days(1)) } };
	return readActions(prisma, { OR: [isOpen, isRecent], ...followedBy(id) });
}

async function readActions(
	prisma: PrismaClient,
	where: Prisma.RoundActionWhereInput,
): Promise<OpenAction[]> {
	const rows = await prisma.roundAction.findMany({
		where,
		include: { round: { select: { number: true, group: { select: { id: true, name: true } } } } },
	});
	const ids = rows.flatMap(({ whatId, withWhomId, indicatorId }) => [
		whatId,
		withWhomId,
		indicatorId,
	]);
	const texts = await readTexts(
		prisma,
		ids.filter((id) => id !== null),
	);
	const read = (id: string | null) => (id === null ? null : (texts.get(id) ?? null));
	const actions = rows.map((row) => ({
		id: asId<'action'>(row.id),
		round: asId<'round'>(row.roundId),
		roundNumber: row.round.number,
		group: asId<'group'>(row.round.group.id),
		groupName: row.round.group.name,
		what: read(row.whatId) ?? '',
		withWhom: read(row.withWhomId),
		due: row.due,
		indicator: read(row.indicatorId),
		status: fromColumn[row.status],
	}));
	return actions.toSorted(byDate);
}

const byDate = (one: OpenAction, other: OpenAction) =>
	(one.due ?? '9999').localeCompare(other.due ?? '9999') || one.id.localeCompare(other.id);
