import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { Database, Queries, Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId, Membership } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Meeting, MeetingId } from '../model.ts';
import { canReadMeeting } from '../policy.ts';
import { meetingOf } from './columns.server.ts';

type Dependencies = { database: Database; groups: GroupService };

/**
 * One transaction under the meeting's lock, with the actor's part read inside it.
 *
 * @throws AppError `not-found` for whoever may not read the meeting.
 */
export async function onMeeting<Result>(
	{ database, groups }: Dependencies,
	{ actor, meetingId }: { actor: Pick<Actor, 'id'>; meetingId: MeetingId },
	work: (tx: Transaction, meeting: Meeting, membership: Membership) => Promise<Result>,
): Promise<Result> {
	if (!isUuid(meetingId)) throw new AppError('not-found', 'meeting');
	return database.transaction(async (tx) => {
		await tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${meetingId}::uuid FOR UPDATE`;
		const row = await tx.meeting.findUnique({ where: { id: meetingId } });
		if (!row) throw new AppError('not-found', `meeting ${meetingId}`);
		const meeting = meetingOf(row);
		const membership = await membershipIn({ queries: tx, groups }, meeting.groupId, actor);
		if (!canReadMeeting(membership, meeting)) {
			throw new AppError('not-found', `meeting ${meetingId}`);
		}
		return work(tx, meeting, membership);
	});
}

/** @throws AppError `not-found` for those outside the group. */
export async function membershipIn(
	{ queries, groups }: { queries: Queries; groups: GroupService },
	groupId: GroupId,
	actor: Pick<Actor, 'id'>,
): Promise<Membership> {
	const membership = await groups.membershipOf(queries, groupId, actor.id);
	if (!membership) throw new AppError('not-found', `group ${groupId}`);
	return membership;
}
