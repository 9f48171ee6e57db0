import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { GroupId } from '#features/groups/model.ts';
import { canLead } from '#features/groups/policy.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingEvent } from '../events.ts';
import { isOn, type Meeting, type MeetingId, type MeetingStatus, type SeriesId } from '../model.ts';
import type { ChangeMeetingInput, PlanMeetingInput } from '../schema.ts';
import { toPlace } from './columns.server.ts';
import { resolveLocal } from './local-time.ts';
import type { SettleRefusal } from './refusal.ts';

export type MeetingInput = Omit<PlanMeetingInput, 'groupId' | 'meetingId'>;
export type PlanContext = {
	groups: GroupService;
	isTemplate: (key: string) => boolean;
	now: Instant;
	/** The meeting as it was, for a change. */
	before?: Meeting;
};

export type Settled = Omit<
	Meeting,
	'id' | 'groupId' | 'revision' | 'isTold' | 'cancelWord' | 'series'
>;
/** Where a series put a meeting, as the table keeps it. */
export type Slot = { seriesId: SeriesId; occurrence: string };

/**
 * What a form asks for, as a meeting: the instant found, the people and the templates known. The time of a meeting whose
 * poll is open comes from the poll, whatever the form says.
 */
export async function settle(
	tx: Transaction,
	groupId: GroupId,
	{ isDraft, ...input }: MeetingInput,
	{ groups, isTemplate, now, before }: PlanContext,
): Promise<({ ok: true } & Settled) | { ok: false; refusal: SettleRefusal }> {
	const { localStart, timeZone, minutes } = before?.status === 'poll' ? before : input;
	const resolved = resolveLocal(localStart, timeZone);
	if (!resolved.ok) return resolved;
	const startsAt = resolved.at;
	// What was already past may still be put right, its notes for instance.
	if (startsAt <= now && startsAt !== before?.startsAt) return { ok: false, refusal: 'past' };
	const members = await groups.listMembers(tx, groupId);
	const leaders = members.filter(canLead).map(({ id }) => id);
	if (!leaders.includes(input.facilitatorId)) return { ok: false, refusal: 'unknown-facilitator' };
	if (!input.agenda.every(isTemplate)) return { ok: false, refusal: 'unknown-template' };
	const status = statusAfter(before, { isDraft, startsAt });
	return { ok: true, ...input, localStart, timeZone, minutes, startsAt, status };
}

/** A change as a meeting, made from the revision that is there now. Expects the meeting to be locked. */
export async function settleChange(
	tx: Transaction,
	meeting: Meeting,
	{ meetingId: _, revision, ...input }: ChangeMeetingInput,
	context: PlanContext,
): Promise<({ ok: true } & Settled) | { ok: false; refusal: SettleRefusal | 'stale' | 'over' }> {
	const isOver = meeting.status === 'cancelled' || meeting.status === 'held';
	if (isOver) return { ok: false, refusal: 'over' };
	if (meeting.revision !== revision) return { ok: false, refusal: 'stale' };
	return settle(tx, meeting.groupId, input, { ...context, before: meeting });
}

// Once people were told a date, another one is a move, and there is no way back to a draft.
export function statusAfter(
	before: Meeting | undefined,
	{ isDraft, startsAt }: { isDraft: boolean; startsAt: Instant },
): MeetingStatus {
	if (before?.status === 'poll') return 'poll';
	if (before && isOn(before)) return startsAt === before.startsAt ? before.status : 'moved';
	return isDraft ? 'draft' : 'confirmed';
}

/** @returns whether the meeting is new: the same form may arrive twice. */
export async function insertMeeting(
	tx: Transaction,
	ids: { id: MeetingId; groupId: GroupId },
	settled: Settled,
): Promise<boolean> {
	const data = [{ ...ids, ...columnsOf(settled) }];
	const { count } = await tx.meeting.createMany({ data, skipDuplicates: true });
	return count === 1;
}

/** What a change tells the group; null when it tells nothing. */
export function whatHappened(before: Meeting, after: Settled): MeetingEvent | null {
	const about = { meetingId: before.id, groupId: before.groupId };
	if (!isOn(after)) return null;
	if (!isOn(before)) return { type: 'meeting-confirmed', ...about };
	if (after.startsAt !== before.startsAt) {
		return { type: 'meeting-moved', ...about, before: before.startsAt };
	}
	return invitationFields.some((field) => before[field] !== after[field])
		? { type: 'meeting-changed', ...about }
		: null;
}

/** What an invitation says besides the time. */
const invitationFields = ['title', 'minutes', 'place', 'address', 'room', 'link'] as const;

/** Answers to the former time say nothing of the new one: a moved meeting asks again. */
export async function updateMeeting(
	tx: Transaction,
	before: Meeting,
	settled: Settled,
	slot: Slot | null = null,
): Promise<void> {
	const { id } = before;
	await tx.meeting.update({
		where: { id },
		data: { ...columnsOf(settled), ...slot, revision: { increment: 1 } },
	});
	if (before.startsAt !== settled.startsAt) {
		await tx.meetingReply.deleteMany({ where: { meetingId: id } });
	}
}

export function columnsOf({ startsAt, place, ...settled }: Settled) {
	const { title, status, localStart, timeZone, minutes, address, room, link } = settled;
	const { notes, facilitatorId, agenda, capacity } = settled;
	return {
		...{ title, status, localStart, timeZone, minutes, address, room, link },
		...{ notes, facilitatorId, agenda, capacity },
		startsAt: new Date(startsAt),
		place: toPlace[place],
		// Once told, it stays told.
		...(status === 'draft' ? {} : { isTold: true }),
	};
}
