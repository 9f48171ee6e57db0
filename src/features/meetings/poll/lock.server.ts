import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { MeetingPoll } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { Membership } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Meeting, MeetingId } from '../model.ts';
import { onMeeting } from '../schedule/lock.server.ts';
import type { ClosedRefusal } from './refusal.ts';

type Dependencies = { database: Database; groups: GroupService };
type Locked = { meeting: Meeting; poll: MeetingPoll; membership: Membership };

/**
 * One transaction under the lock of the meeting whose poll is open; refused when it is not.
 *
 * @throws AppError `not-found` for whoever may not read the meeting.
 */
export async function onPoll<Result>(
	dependencies: Dependencies,
	asked: { actor: Actor; meetingId: MeetingId },
	work: (tx: Transaction, locked: Locked) => Promise<Result>,
): Promise<Result | { ok: false; refusal: ClosedRefusal }> {
	return onMeeting(dependencies, asked, async (tx, meeting, membership) => {
		const poll = await tx.meetingPoll.findUnique({ where: { meetingId: meeting.id } });
		if (!poll || meeting.status !== 'poll') return { ok: false, refusal: whyClosed(poll) };
		return work(tx, { meeting, poll, membership });
	});
}

/** What happened to a poll that takes no more answers. */
export const whyClosed = (poll: MeetingPoll | null): ClosedRefusal =>
	poll?.chosenSlotId ? 'date-chosen' : 'poll-cancelled';
