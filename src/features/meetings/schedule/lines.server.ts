import { minutes, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Prisma, PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import { endOf, type MeetingLine } from '../model.ts';
import { meetingLimits } from '../schema.ts';
import { answerOf, placeOf } from './columns.server.ts';

/** How many past meetings a list shows. */
const pastShown = 20;

type Asked = { personId: PersonId; groupId: GroupId | null; now: Instant };

/**
 * Meetings of the person's groups, or of one of them: those to come, the nearest first, and the past ones, the latest
 * first. Drafts are for those who facilitate.
 */
export async function listLines(
	prisma: PrismaClient,
	{ personId, groupId, now }: Asked,
): Promise<{ coming: MeetingLine[]; past: MeetingLine[] }> {
	const where = { ...(groupId ? { groupId } : {}), ...readableBy(personId) };
	const select = selectFor(personId);
	// A meeting that has begun may last as long as the longest one.
	const recent = new Date(now - minutes(meetingLimits.longest));
	const [recentRows, pastRows] = await Promise.all([
		prisma.meeting.findMany({
			where: { ...where, startsAt: { gte: recent } },
			orderBy: { startsAt: 'asc' },
			select,
		}),
		prisma.meeting.findMany({
			where: { ...where, startsAt: { lt: new Date(now) } },
			orderBy: { startsAt: 'desc' },
			take: pastShown,
			select,
		}),
	]);
	return {
		coming: recentRows.map(lineOf).filter((line) => endOf(line) > now),
		past: pastRows.map(lineOf).filter((line) => endOf(line) <= now),
	};
}

/** Those of these meetings that the person may read. */
export async function linesByIds(
	prisma: PrismaClient,
	personId: PersonId,
	ids: readonly string[],
): Promise<MeetingLine[]> {
	const where = { id: { in: [...ids] }, ...readableBy(personId) };
	const rows = await prisma.meeting.findMany({ where, select: selectFor(personId) });
	return rows.map(lineOf);
}

type Expected = { meetingId: string; groupId: string; personId: string; startsAt: Instant };

/** The members expected at meetings that begin in this span of time, those who will be away left out. */
export async function listExpected(
	prisma: PrismaClient,
	{ from, to }: { from: Instant; to: Instant },
): Promise<Expected[]> {
	const rows = await prisma.$queryRaw<(Omit<Expected, 'startsAt'> & { startsAt: Date })[]>`
		SELECT g.id AS "meetingId", g.group_id AS "groupId", m.person_id AS "personId",
			g.starts_at AS "startsAt"
		FROM meetings g
		JOIN memberships m ON m.group_id = g.group_id AND m.left_at IS NULL
		LEFT JOIN meeting_replies r ON r.meeting_id = g.id AND r.person_id = m.person_id
		WHERE g.status IN ('confirmed', 'moved')
			AND g.starts_at > ${new Date(from)} AND g.starts_at <= ${new Date(to)}
			AND (r.answer IS NULL OR r.answer <> 'absent')`;
	return rows.map((row) => ({ ...row, startsAt: row.startsAt.getTime() }));
}

/** Meetings of one's groups; drafts are for those who facilitate. */
export function readableBy(personId: PersonId) {
	const member = { personId, leftAt: null };
	const leaders = ['facilitator' as const, 'co_facilitator' as const];
	return {
		OR: [
			{ group: { memberships: { some: member } }, NOT: { status: 'draft' as const } },
			{ group: { memberships: { some: { ...member, role: { in: leaders } } } } },
		],
	};
}

export const selectFor = (personId: PersonId) =>
	({
		...{ id: true, title: true, status: true, timeZone: true, startsAt: true },
		...{ minutes: true, place: true, groupId: true, localStart: true },
		group: { select: { name: true } },
		replies: { where: { personId }, select: { answer: true } },
	}) as const;

type Row = Prisma.MeetingGetPayload<{ select: ReturnType<typeof selectFor> }>;

export function lineOf({ group, replies, ...row }: Row): MeetingLine {
	const [mine] = replies;
	return {
		...row,
		id: asId<'meeting'>(row.id),
		groupId: asId<'group'>(row.groupId),
		startsAt: row.startsAt.getTime(),
		place: placeOf(row.place),
		groupName: group.name,
		answer: mine ? answerOf(mine.answer) : null,
	};
}
