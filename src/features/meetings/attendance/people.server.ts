import { asId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { endOf, type Meeting, type MeetingAnswer } from '../model.ts';
import type { HeldRound, Presence } from './model.ts';

/** Reads rounds by id: they belong to another feature, which says what they are now. */
export type FindRounds = (queries: Queries, ids: readonly string[]) => Promise<HeldRound[]>;

export type PersonThere = {
	id: PersonId;
	name: string;
	answer: MeetingAnswer | null;
	joined: 'room' | 'remote' | null;
	/** What was noted; null before. */
	was: Presence | null;
};

type Row = { id: string; name: string; answer: MeetingAnswer | null; was: Presence | null };

/** Those who belonged to the group at the time of the meeting, in the order of their seats, with what is known of them. */
export async function listPeople(
	queries: Queries,
	meeting: Meeting,
	rounds: readonly HeldRound[],
): Promise<PersonThere[]> {
	const rows = await queries.$queryRaw<Row[]>`
		SELECT m.person_id::text AS id, p.name, a.was::text AS was, r.answer::text AS answer
		FROM memberships m
		JOIN people p ON p.id = m.person_id
		LEFT JOIN meeting_replies r ON r.meeting_id = ${meeting.id}::uuid AND r.person_id = m.person_id
		LEFT JOIN meeting_attendance a ON a.meeting_id = ${meeting.id}::uuid AND a.person_id = m.person_id
		WHERE m.group_id = ${meeting.groupId}::uuid AND (a.was IS NOT NULL OR (
			m.joined_at < ${new Date(endOf(meeting))}
			AND (m.left_at IS NULL OR m.left_at > ${new Date(meeting.startsAt)})
		))
		ORDER BY m.seat, p.name`;
	const places = new Map(
		rounds.flatMap(({ joined }) => joined.map(({ personId, place }) => [personId, place] as const)),
	);
	return rows.map(({ id, ...row }) => ({
		...row,
		id: asId<'person'>(id),
		joined: places.get(id) ?? null,
	}));
}

/** The rounds opened from this meeting's page, the first one first. */
export async function roundsOf(
	queries: Queries,
	meetingId: string,
	findRounds: FindRounds,
): Promise<HeldRound[]> {
	const links = await queries.meetingRound.findMany({
		where: { meetingId },
		select: { roundId: true },
	});
	const ids = links.map(({ roundId }) => roundId);
	const rounds = ids.length > 0 ? await findRounds(queries, ids) : [];
	return rounds.toSorted((one, other) => one.number - other.number);
}
