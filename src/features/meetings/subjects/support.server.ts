import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupMember } from '#features/groups/model.ts';
import type { MeetingId } from '../model.ts';
import { canSupport } from './policy.ts';
import type { SupportInput } from './schema.ts';

type Members = readonly Pick<GroupMember, 'id' | 'role'>[];

/** Writes one's vote in the place of the one before; the caller holds the meeting's lock. */
export async function recordSupport(
	tx: Transaction,
	{ meetingId, authorId, voterId }: SupportInput & { voterId: PersonId },
): Promise<{ ok: true } | { ok: false; refusal: 'own-subject' | 'unknown-subject' }> {
	if (authorId === voterId) return { ok: false, refusal: 'own-subject' };
	const subject = { meetingId, personId: authorId };
	if ((await tx.subject.count({ where: subject })) === 0) {
		return { ok: false, refusal: 'unknown-subject' };
	}
	const key = { meetingId, voterId };
	await tx.subjectVote.upsert({
		where: { meetingId_voterId: key },
		create: { ...key, authorId },
		update: { authorId },
	});
	return { ok: true };
}

/** How many of those who may vote have. */
export async function countVoters(
	queries: Queries,
	meetingId: MeetingId,
	members: Members,
): Promise<number> {
	return queries.subjectVote.count({ where: { meetingId, voterId: { in: votersAmong(members) } } });
}

/** How many votes each subject has, by its author: to be read once the vote is revealed, and not before. */
export async function countVotes(
	queries: Queries,
	meetingId: MeetingId,
	members: Members,
): Promise<Map<string, number>> {
	const rows = await queries.subjectVote.groupBy({
		by: ['authorId'],
		where: { meetingId, voterId: { in: votersAmong(members) } },
		_count: true,
	});
	return new Map(rows.map(({ authorId, _count }) => [authorId, _count]));
}

const votersAmong = (members: Members) => members.filter(canSupport).map(({ id }) => id);
