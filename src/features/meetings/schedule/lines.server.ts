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
	const select = selectFor(personId, now);
	const lookingAhead = { status: 'poll' as const, poll: { slots: { some: upcoming(now) } } };
	// A meeting that has begun may last as long as the longest one.
	const recent = new Date(now - minutes(meetingLimits.longest));
	const [recentRows, pastRows] = await Promise.all([
		prisma.meeting.findMany({
			where: { ...where, AND: { OR: [{ startsAt: { gte: recent } }, lookingAhead] } },
			orderBy: { startsAt: 'asc' },
			select,
		}),
		prisma.meeting.findMany({
			where: { ...where, startsAt: { lt: new Date(now) }, NOT: lookingAhead },
			orderBy: { startsAt: 'desc' },
			take: pastShown,
			select,
		}),
	]);
	return {
		coming: recentRows.filter((row) => !isOver(row, now)).map((row) => lineOf(row, now)),
		past: pastRows.filter((row) => isOver(row, now)).map((row) => lineOf(row, now)),
	};
}

/** Those of these meetings that the person may read. */
export async function linesByIds(
	prisma: PrismaClient,
	{ personId, ids, now }: { personId: PersonId; ids: readonly string[]; now: Instant },
): Promise<MeetingLine[]> {
	const where = { id: { in: [...ids] }, ...readableBy(personId) };
	const rows = await prisma.meeting.findMany({ where, select: selectFor(personId, now) });
	return rows.map((row) => lineOf(row, now));
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
			{ group: { memberships: { some: member } }, isTold: true },
			{ group: { memberships: { some: { ...member, role: { in: leaders } } } } },
		],
	};
}

const upcoming = (now: Instant) => ({ startsAt: { gt: new Date(now) } });

export const selectFor = (personId: PersonId, now: Instant) =>
	({
		...{ id: true, title: true, status: true, timeZone: true, startsAt: true },
		...{ minutes: true, place: true, groupId: true, localStart: true },
		group: { select: { name: true } },
		replies: { where: { personId }, select: { answer: true } },
		poll: {
			select: {
				...{ closesAt: true, chosenSlotId: true },
				slots: {
					where: upcoming(now),
					select: { votes: { where: { personId }, select: { slotId: true } } },
				},
			},
		},
	}) as const;

type Row = Prisma.MeetingGetPayload<{ select: ReturnType<typeof selectFor> }>;

/** A meeting ends at its time; one whose date is looked for, with the last of its dates. */
function isOver({ status, poll, startsAt, minutes: length }: Row, now: Instant): boolean {
	if (status === 'poll' && poll) return poll.slots.length === 0;
	return endOf({ startsAt: startsAt.getTime(), minutes: length }) <= now;
}

export function lineOf({ group, replies, poll, ...row }: Row, now: Instant): MeetingLine {
	const [mine] = replies;
	return {
		...row,
		id: asId<'meeting'>(row.id),
		groupId: asId<'group'>(row.groupId),
		startsAt: row.startsAt.getTime(),
		place: placeOf(row.place),
		groupName: group.name,
		answer: mine ? answerOf(mine.answer) : null,
		poll: poll?.chosenSlotId === null ? pollOf(poll, now) : null,
	};
}

const pollOf = ({ closesAt, slots }: NonNullable<Row['poll']>, now: Instant) => ({
	closesAt: closesAt.getTime(),
	isLate: closesAt.getTime() <= now,
	isAwaited: slots.length === 0 ? null : slots.some(({ votes }) => votes.length === 0),
});
