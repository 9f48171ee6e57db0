import type { Instant } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingId } from '../model.ts';
import { insertMeeting, settle } from '../schedule/plan.server.ts';
import type { SettleRefusal } from '../schedule/refusal.ts';
import { settleDeadline, type DeadlineRefusal } from './deadline.ts';
import type { OpenPollInput } from './schema.ts';
import { resolveSlots, type Resolution } from './slots.ts';

type Context = { groups: GroupService; isTemplate: (key: string) => boolean; now: Instant };

export type OpenAnswer =
	| { ok: true; meetingId: MeetingId; isNew: boolean }
	| { ok: false; refusal: SettleRefusal | DeadlineRefusal }
	| Extract<Resolution, { ok: false }>;

/**
 * Writes a meeting whose time is still to be found, with the dates proposed. Until then the meeting holds the earliest
 * of them as its own: whatever orders or compares meetings keeps working, and only the status `poll` says that nobody
 * is expected then.
 */
export async function insertPoll(
	tx: Transaction,
	{ meetingId, groupId, slots, lastDay, ...fields }: OpenPollInput,
	{ groups, isTemplate, now }: Context,
): Promise<OpenAnswer> {
	const resolved = resolveSlots(slots, fields.timeZone, now);
	if (!resolved.ok) return resolved;
	const [first] = resolved.slots;
	if (!first) return { ok: false, refusal: 'unknown-time' };
	const { localStart, startsAt } = first;
	const asMeeting = { ...fields, localStart, isDraft: false };
	const settled = await settle(tx, groupId, asMeeting, { groups, isTemplate, now });
	if (!settled.ok) return settled;
	const { timeZone } = fields;
	const deadline = settleDeadline(lastDay, { timeZone, now, first: startsAt });
	if (!deadline.ok) return deadline;

	const isNew = await insertMeeting(tx, { id: meetingId, groupId }, { ...settled, status: 'poll' });
	if (isNew) {
		const closesAt = new Date(deadline.closesAt);
		await tx.meetingPoll.create({ data: { meetingId, lastDay, closesAt } });
		await tx.pollSlot.createMany({
			data: resolved.slots.map((slot) => ({
				...{ id: newId<'slot'>(), meetingId },
				...{ localStart: slot.localStart, startsAt: new Date(slot.startsAt) },
			})),
		});
	}
	return { ok: true, meetingId, isNew };
}
