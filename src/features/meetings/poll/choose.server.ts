import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { Meeting } from '../model.ts';
import { whyClosed } from './lock.server.ts';
import type { ChooseRefusal } from './refusal.ts';
import type { ChoiceInput } from './schema.ts';

/**
 * Makes a slot the time of its meeting, which is confirmed by that; the caller holds the meeting's lock. Answers to the
 * poll do not become answers to the meeting: « yes » told a possibility some weeks ago, and says neither that one comes
 * nor whether to the room or from afar. The group is asked once more, about a date that is sure.
 */
export async function chooseSlot(
	tx: Transaction,
	{ id: meetingId, status }: Meeting,
	{ slotId, now }: ChoiceInput & { now: Instant },
): Promise<{ ok: true; isNew: boolean } | { ok: false; refusal: ChooseRefusal }> {
	const poll = await tx.meetingPoll.findUnique({ where: { meetingId } });
	// Choosing the same one twice is the same as once.
	if (poll?.chosenSlotId === slotId) return { ok: true, isNew: false };
	if (!poll || status !== 'poll') return { ok: false, refusal: whyClosed(poll) };
	const slot = await tx.pollSlot.findFirst({ where: { id: slotId, meetingId } });
	if (!slot) return { ok: false, refusal: 'unknown-slot' };
	const { localStart, startsAt } = slot;
	if (startsAt.getTime() <= now) return { ok: false, refusal: 'past' };
	await tx.meeting.update({
		where: { id: meetingId },
		data: { status: 'confirmed', localStart, startsAt, revision: { increment: 1 } },
	});
	await tx.meetingPoll.update({ where: { meetingId }, data: { chosenSlotId: slotId } });
	return { ok: true, isNew: true };
}
