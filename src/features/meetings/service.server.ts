import type { Clock } from '#kernel/clock.ts';
import { AppError, permit } from '#kernel/errors.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor, PersonId } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingEvent } from './events.ts';
import { isOn, type Meeting, type MeetingAnswer, type MeetingId } from './model.ts';
import { canPlan, canReply } from './policy.ts';
import { recordReply } from './replies/reply.server.ts';
import { membershipIn, onMeeting } from './schedule/lock.server.ts';
import {
	insertMeeting,
	settle,
	settleChange,
	updateMeeting,
	whatHappened,
} from './schedule/plan.server.ts';
import type { SettleRefusal } from './schedule/refusal.ts';
import type {
	CancelMeetingInput,
	ChangeMeetingInput,
	PlanMeetingInput,
	ReplyInput,
} from './schema.ts';
import { seriesWrites } from './series/writes.server.ts';

export type MeetingService = ReturnType<typeof createMeetingService>;

export type MeetingDependencies = {
	database: Database;
	clock: Clock;
	groups: GroupService;
	outbox: Outbox;
	/** Whether a key names a template of rounds. */
	isTemplate: (key: string) => boolean;
};

type Answer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** Meetings: when and where a group meets, and who comes. Every change holds the meeting's lock. */
export function createMeetingService(dependencies: MeetingDependencies) {
	const { database, clock, groups, outbox, isTemplate } = dependencies;
	return { plan, change, cancel, reply, replyAs, ...seriesWrites(dependencies) };

	/**
	 * The form names the meeting to be: sent twice, it plans one.
	 *
	 * @throws AppError `not-found` for those outside the group, `forbidden` for those who do not lead it.
	 */
	async function plan(
		actor: Actor,
		input: PlanMeetingInput,
	): Promise<{ ok: true; meetingId: MeetingId } | { ok: false; refusal: SettleRefusal }> {
		return database.transaction(async (tx) => {
			const membership = await membershipIn({ queries: tx, groups }, input.groupId, actor);
			permit(canPlan(membership), `plan in ${input.groupId}`);
			const settled = await settle(tx, input.groupId, input, {
				groups,
				isTemplate,
				now: clock.now(),
			});
			if (!settled.ok) return settled;
			const { meetingId, groupId } = input;
			const isNew = await insertMeeting(tx, { id: meetingId, groupId }, settled);
			if (isNew && isOn(settled)) {
				await tell(tx, { type: 'meeting-confirmed', meetingId, groupId });
			}
			return { ok: true, meetingId };
		});
	}

	/** Refused as `stale` when somebody changed the meeting since the writer read it. */
	async function change(
		actor: Actor,
		input: ChangeMeetingInput,
	): Promise<Answer<SettleRefusal | 'stale' | 'over'>> {
		return onMeeting(
			dependencies,
			{ actor, meetingId: input.meetingId },
			async (tx, meeting, membership) => {
				permit(canPlan(membership), `change ${meeting.id}`);
				const context = { groups, isTemplate, now: clock.now() };
				const settled = await settleChange(tx, meeting, input, context);
				if (!settled.ok) return settled;
				await updateMeeting(tx, meeting, settled);
				const event = whatHappened(meeting, settled);
				if (event) await tell(tx, event);
				return { ok: true };
			},
		);
	}

	async function cancel(
		actor: Actor,
		{ meetingId, word }: CancelMeetingInput,
	): Promise<Answer<'over'>> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			const { id, groupId, status, startsAt } = meeting;
			permit(canPlan(membership), `cancel ${id}`);
			if (status === 'cancelled' || status === 'held') return refuse('over');
			await tx.meeting.update({
				where: { id },
				data: { status: 'cancelled', cancelWord: word, revision: { increment: 1 } },
			});
			// A draft was told to nobody.
			if (status !== 'draft') {
				const about = { meetingId, groupId };
				await tell(
					tx,
					status === 'poll'
						? { type: 'poll-cancelled', ...about }
						: { type: 'meeting-cancelled', ...about, startsAt },
				);
			}
			return { ok: true };
		});
	}

	/** Says whether one comes, and how; the last answer counts. */
	async function reply(actor: Actor, input: ReplyInput): Promise<Answer<'not-on' | 'other-place'>> {
		return onMeeting(
			dependencies,
			{ actor, meetingId: input.meetingId },
			async (tx, meeting, membership) => {
				if (!isOn(meeting)) return refuse('not-on');
				permit(canReply(membership, meeting.status), `reply to ${meeting.id}`);
				return recordReply(tx, meeting, { ...input, personId: actor.id, at: clock.now() });
			},
		);
	}

	/**
	 * As `reply`, for the person whom a signed link names; `choose` sees the meeting under its lock, and answers.
	 *
	 * @throws AppError `not-found` for those outside the group, and for a closed account.
	 */
	async function replyAs<Refusal extends string>(
		personId: PersonId,
		meetingId: MeetingId,
		choose: (
			meeting: Meeting,
		) => { ok: true; answer: MeetingAnswer } | { ok: false; refusal: Refusal },
	): Promise<Answer<Refusal | 'not-on' | 'other-place'>> {
		return onMeeting(dependencies, { actor: { id: personId }, meetingId }, async (tx, meeting) => {
			const account = { id: personId, deactivatedAt: null };
			const isOpen = (await tx.person.count({ where: account })) === 1;
			if (!isOpen) throw new AppError('not-found', `account of ${personId}`);
			const chosen = choose(meeting);
			if (!chosen.ok) return chosen;
			if (!isOn(meeting)) return refuse('not-on');
			const { answer } = chosen;
			return recordReply(tx, meeting, { personId, answer, word: '', at: clock.now() });
		});
	}

	function tell(tx: Transaction, event: MeetingEvent): Promise<void> {
		return outbox.emit(tx, event);
	}
}

const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const;
