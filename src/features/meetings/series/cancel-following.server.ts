import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { MeetingEvent } from '../events.ts';
import { isOn } from '../model.ts';
import { endBefore, lockFollowing, type Occurrence } from './following.server.ts';

/**
 * Cancels a meeting and those that follow it in its series, the ones moved alone too.
 *
 * @returns what the group is told; null when that is nothing.
 */
export async function cancelFollowing(
	tx: Transaction,
	{ from, word, now }: { from: Occurrence; word: string; now: Instant },
): Promise<MeetingEvent | null> {
	const { following } = await lockFollowing(tx, from, now);
	const meetings = [from, ...following];
	await tx.meeting.updateMany({
		where: { id: { in: meetings.map(({ id }) => id) } },
		data: { status: 'cancelled', cancelWord: word, revision: { increment: 1 } },
	});
	await endBefore(tx, from.series);
	if (!meetings.some(isOn)) return null;
	const { id: meetingId, groupId, series } = from;
	return { type: 'series-cancelled', seriesId: series.id, meetingId, groupId };
}
