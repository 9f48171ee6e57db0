import { hours, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { MeetingId } from '../model.ts';

/** How long before its deadline a poll closes soon. */
const soon = hours(24);

export type ClosingPoll = { meetingId: MeetingId; groupId: GroupId; closesAt: Instant };

/**
 * The active members who have not answered for at least one slot to come, in the order of their seats: somebody who
 * answered everything before a date was added is waited for again.
 */
export async function listUnanswered(
	queries: Queries,
	meetingId: MeetingId,
	now: Instant,
): Promise<PersonId[]> {
	const rows = await queries.$queryRaw<{ id: string }[]>`
		SELECT m.person_id::text AS id
		FROM memberships m JOIN meetings g ON g.group_id = m.group_id
		WHERE g.id = ${meetingId}::uuid AND g.status = 'poll' AND m.left_at IS NULL AND EXISTS (
			SELECT 1 FROM poll_slots s
			WHERE s.meeting_id = g.id AND s.starts_at > ${new Date(now)} AND NOT EXISTS (
				SELECT 1 FROM poll_votes v WHERE v.slot_id = s.id AND v.person_id = m.person_id
			)
		)
		ORDER BY m.seat`;
	return rows.map(({ id }) => asId<'person'>(id));
}

/** The open polls whose deadline comes within a day, the nearest first. */
export async function listClosingSoon(queries: Queries, now: Instant): Promise<ClosingPoll[]> {
	const rows = await queries.meetingPoll.findMany({
		where: {
			meeting: { status: 'poll' },
			closesAt: { gt: new Date(now), lte: new Date(now + soon) },
		},
		orderBy: [{ closesAt: 'asc' }, { meetingId: 'asc' }],
		select: { meetingId: true, closesAt: true, meeting: { select: { groupId: true } } },
	});
	return rows.map(({ meetingId, closesAt, meeting }) => ({
		meetingId: asId<'meeting'>(meetingId),
		groupId: asId<'group'>(meeting.groupId),
		closesAt: closesAt.getTime(),
	}));
}
