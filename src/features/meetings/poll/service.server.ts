import type { Clock } from '#kernel/clock.ts';
import { permit } from '#kernel/errors.ts';
import type { Database, Queries, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingEvent } from '../events.ts';
import type { MeetingId } from '../model.ts';
import { canPlan, canVote } from '../policy.ts';
import { membershipIn, onMeeting } from '../schedule/lock.server.ts';
import { chooseSlot } from './choose.server.ts';
import { settleDeadline, type DeadlineRefusal } from './deadline.ts';
import { onPoll } from './lock.server.ts';
import { reminderEvery } from './model.ts';
import { insertPoll, type OpenAnswer } from './open.server.ts';
import type { ChooseRefusal, ClosedRefusal } from './refusal.ts';
import type {
	AddSlotInput,
	ChoiceInput,
	DeadlineInput,
	OpenPollInput,
	RemindInput,
	RemoveSlotInput,
	VoteInput,
} from './schema.ts';
import {
	deleteSlot,
	insertSlot,
	type AddSlotAnswer,
	type RemoveSlotAnswer,
} from './slots.server.ts';
import { listClosingSoon, listUnanswered } from './unanswered.server.ts';
import { recordVotes } from './vote.server.ts';

export type PollService = ReturnType<typeof createPollService>;

type Dependencies = {
	database: Database;
	clock: Clock;
	groups: GroupService;
	outbox: Outbox;
	/** Whether a key names a template of rounds. */
	isTemplate: (key: string) => boolean;
};

type Refused<Refusal extends string> = { ok: false; refusal: Refusal };
type Answer<Refusal extends string> = { ok: true } | Refused<Refusal | ClosedRefusal>;

/** Availability polls: a group finds the date of a meeting. Every change holds the meeting's lock. */
export function createPollService(dependencies: Dependencies) {
	const { database, clock, groups, outbox, isTemplate } = dependencies;
	return {
		...{ open, vote, addSlot, removeSlot, changeDeadline, remind, choose },
		/** The active members who have not answered for some slot to come. */
		listUnanswered: (tx: Queries, meetingId: MeetingId) =>
			listUnanswered(tx, meetingId, clock.now()),
		/** The open polls whose deadline comes within a day. */
		listClosingSoon: (queries: Queries) => listClosingSoon(queries, clock.now()),
	};

	/**
	 * The form names the meeting to be: sent twice, it opens one poll.
	 *
	 * @throws AppError `not-found` for those outside the group, `forbidden` for those who do not lead it.
	 */
	async function open(actor: Actor, input: OpenPollInput): Promise<OpenAnswer> {
		return database.transaction(async (tx) => {
			const { groupId, meetingId } = input;
			const membership = await membershipIn({ queries: tx, groups }, groupId, actor);
			permit(canPlan(membership), `open a poll in ${groupId}`);
			const opened = await insertPoll(tx, input, { groups, isTemplate, now: clock.now() });
			if (opened.ok && opened.isNew) await tell(tx, { type: 'poll-opened', meetingId, groupId });
			return opened;
		});
	}

	/** `gone` counts the answers for dates taken away meanwhile: the other answers are kept. */
	async function vote(
		actor: Actor,
		input: VoteInput,
	): Promise<{ ok: true; gone: number } | Refused<ClosedRefusal>> {
		const { meetingId } = input;
		return onPoll(dependencies, { actor, meetingId }, async (tx, { meeting, membership }) => {
			permit(canVote(membership, meeting.status), `vote in ${meetingId}`);
			return { ok: true, gone: await recordVotes(tx, actor.id, input) };
		});
	}

	async function addSlot(
		actor: Actor,
		input: AddSlotInput,
	): Promise<AddSlotAnswer | Refused<ClosedRefusal>> {
		const { meetingId } = input;
		return onPoll(dependencies, { actor, meetingId }, async (tx, open) => {
			permit(canPlan(open.membership), `add a slot to ${meetingId}`);
			return insertSlot(tx, open, { ...input, now: clock.now() });
		});
	}

	/** Refused as `has-answers`, with how many, while the person does not know that they would be lost. */
	async function removeSlot(
		actor: Actor,
		input: RemoveSlotInput,
	): Promise<RemoveSlotAnswer | Refused<ClosedRefusal>> {
		const { meetingId } = input;
		return onPoll(dependencies, { actor, meetingId }, async (tx, { membership }) => {
			permit(canPlan(membership), `remove a slot of ${meetingId}`);
			return deleteSlot(tx, input);
		});
	}

	async function changeDeadline(
		actor: Actor,
		{ meetingId, lastDay }: DeadlineInput,
	): Promise<Answer<DeadlineRefusal>> {
		return onPoll(dependencies, { actor, meetingId }, async (tx, { meeting, membership }) => {
			permit(canPlan(membership), `change the deadline of ${meetingId}`);
			const now = clock.now();
			const next = await tx.pollSlot.findFirst({
				where: { meetingId, startsAt: { gt: new Date(now) } },
				orderBy: { startsAt: 'asc' },
			});
			const { timeZone } = meeting;
			const first = next?.startsAt.getTime() ?? Infinity;
			const settled = settleDeadline(lastDay, { timeZone, now, first });
			if (!settled.ok) return settled;
			const data = { lastDay, closesAt: new Date(settled.closesAt) };
			await tx.meetingPoll.update({ where: { meetingId }, data });
			return { ok: true };
		});
	}

	/** Asks those who have not answered once more, once a day at most. */
	async function remind(
		actor: Actor,
		{ meetingId }: RemindInput,
	): Promise<Answer<'reminded-already' | 'all-answered'>> {
		return onPoll(dependencies, { actor, meetingId }, async (tx, { meeting, poll, membership }) => {
			permit(canPlan(membership), `remind ${meetingId}`);
			const now = clock.now();
			if (poll.remindedAt && poll.remindedAt.getTime() + reminderEvery > now) {
				return refuse('reminded-already');
			}
			const awaited = await listUnanswered(tx, meetingId, now);
			if (awaited.length === 0) return refuse('all-answered');
			const data = { remindedAt: new Date(now) };
			await tx.meetingPoll.update({ where: { meetingId }, data });
			await tell(tx, { type: 'poll-reminded', meetingId, groupId: meeting.groupId });
			return { ok: true };
		});
	}

	/** Confirms the meeting at that slot: of two people who choose different ones, the second is told. */
	async function choose(
		actor: Actor,
		input: ChoiceInput,
	): Promise<{ ok: true } | Refused<ChooseRefusal>> {
		const { meetingId, slotId } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canPlan(membership), `choose a slot of ${meetingId}`);
			const chosen = await chooseSlot(tx, meeting, { ...input, now: clock.now() });
			if (!chosen.ok) return chosen;
			const { groupId } = meeting;
			if (chosen.isNew) await tell(tx, { type: 'poll-closed', meetingId, groupId, slotId });
			return { ok: true };
		});
	}

	function tell(tx: Transaction, event: MeetingEvent): Promise<void> {
		return outbox.emit(tx, event);
	}
}

const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const;
