import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { MeetingPoll } from '#platform/db/generated/client.ts';
import type { Meeting, MeetingId } from '../model.ts';
import { pollLimits } from './model.ts';
import type { AddSlotInput, RemoveSlotInput } from './schema.ts';
import { resolveSlot, type SlotRefusal } from './slots.ts';

export type AddSlotAnswer = { ok: true } | { ok: false; refusal: SlotRefusal | 'many-slots' };

export type RemoveSlotAnswer =
	| { ok: true }
	| { ok: false; refusal: 'last-slot' }
	/** Answers would be lost, more than the person knew of. */
	| { ok: false; refusal: 'has-answers'; count: number };

type Open = { meeting: Meeting; poll: MeetingPoll };

/** Proposes one more date; the caller holds the meeting's lock. */
export async function insertSlot(
	tx: Transaction,
	{ meeting, poll }: Open,
	{ slotId, localStart, now }: AddSlotInput & { now: Instant },
): Promise<AddSlotAnswer> {
	const meetingId = meeting.id;
	const slots = await tx.pollSlot.findMany({ where: { meetingId } });
	if (slots.some(({ id }) => id === slotId)) return { ok: true };
	if (slots.length >= pollLimits.most) return { ok: false, refusal: 'many-slots' };
	const resolved = resolveSlot(localStart, meeting.timeZone, now);
	if (!resolved.ok) return resolved;
	if (slots.some((slot) => slot.localStart === localStart)) {
		return { ok: false, refusal: 'slot-twice' };
	}
	if (resolved.at < poll.closesAt.getTime()) return { ok: false, refusal: 'before-deadline' };
	const startsAt = new Date(resolved.at);
	await tx.pollSlot.create({ data: { id: slotId, meetingId, localStart, startsAt } });
	await holdEarliest(tx, meetingId);
	return { ok: true };
}

/** Takes a date back, with its answers if the person knows how many; the caller holds the meeting's lock. */
export async function deleteSlot(
	tx: Transaction,
	{ meetingId, slotId, seen }: RemoveSlotInput,
): Promise<RemoveSlotAnswer> {
	const slots = await tx.pollSlot.findMany({ where: { meetingId }, select: { id: true } });
	// Taking away twice is the same as once.
	if (!slots.some(({ id }) => id === slotId)) return { ok: true };
	if (slots.length === 1) return { ok: false, refusal: 'last-slot' };
	const count = await tx.pollVote.count({ where: { slotId } });
	if (count > seen) return { ok: false, refusal: 'has-answers', count };
	await tx.pollSlot.delete({ where: { id: slotId } });
	await holdEarliest(tx, meetingId);
	return { ok: true };
}

/** The meeting keeps the earliest date proposed as its own until one is chosen. */
async function holdEarliest(tx: Transaction, meetingId: MeetingId): Promise<void> {
	const { localStart, startsAt } = await tx.pollSlot.findFirstOrThrow({
		where: { meetingId },
		orderBy: { startsAt: 'asc' },
	});
	await tx.meeting.update({ where: { id: meetingId }, data: { localStart, startsAt } });
}
