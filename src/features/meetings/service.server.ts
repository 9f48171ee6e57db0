import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId, Membership } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { isOn, type Meeting, type MeetingId } from './model.ts';
import { canPlan, canReadMeeting, canReply } from './policy.ts';
import { recordReply } from './replies/reply.server.ts';
import { meetingOf } from './schedule/columns.server.ts';
import { insertMeeting, settle, updateMeeting } from './schedule/plan.server.ts';
import type { SettleRefusal } from './schedule/refusal.ts';
import type {
	CancelMeetingInput,
	ChangeMeetingInput,
	PlanMeetingInput,
	ReplyInput,
} from './schema.ts';

export type MeetingService = ReturnType<typeof createMeetingService>;

type Dependencies = {
	database: Database;
	clock: Clock;
	groups: GroupService;
	/** Whether a key names a template of rounds. */
	isTemplate: (key: string) => boolean;
};

type Answer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** Meetings: when and where a group meets, and who comes. Every change holds the meeting's lock. */
export function createMeetingService({ database, clock, groups, isTemplate }: Dependencies) {
	return { plan, change, cancel, reply };

	/** @throws AppError `not-found` for those outside the group, `forbidden` for those who do not lead it. */
	async function plan(
		actor: Actor,
		input: PlanMeetingInput,
	): Promise<{ ok: true; meetingId: MeetingId } | { ok: false; refusal: SettleRefusal }> {
		return database.transaction(async (tx) => {
			permit(canPlan(await membershipIn(tx, input.groupId, actor)), `plan in ${input.groupId}`);
			const settled = await settle(tx, input.groupId, input, {
				groups,
				isTemplate,
				now: clock.now(),
			});
			if (!settled.ok) return settled;
			const meetingId = newId<'meeting'>();
			await insertMeeting(tx, { id: meetingId, groupId: input.groupId }, settled);
			return { ok: true, meetingId };
		});
	}

	/** Refused as `stale` when somebody changed the meeting since the writer read it. */
	async function change(
		actor: Actor,
		input: ChangeMeetingInput,
	): Promise<Answer<SettleRefusal | 'stale' | 'over'>> {
		return onMeeting(actor, input.meetingId, async (tx, meeting, membership) => {
			permit(canPlan(membership), `change ${meeting.id}`);
			if (meeting.status === 'cancelled' || meeting.status === 'held') return refuse('over');
			if (meeting.revision !== input.revision) return refuse('stale');
			const settled = await settle(tx, meeting.groupId, input, {
				...{ groups, isTemplate, now: clock.now() },
				before: meeting,
			});
			if (!settled.ok) return settled;
			await updateMeeting(tx, meeting, settled);
			return { ok: true };
		});
	}

	async function cancel(
		actor: Actor,
		{ meetingId, word }: CancelMeetingInput,
	): Promise<Answer<'over'>> {
		return onMeeting(actor, meetingId, async (tx, { id, status }, membership) => {
			permit(canPlan(membership), `cancel ${id}`);
			if (status === 'cancelled' || status === 'held') return refuse('over');
			await tx.meeting.update({
				where: { id },
				data: { status: 'cancelled', cancelWord: word, revision: { increment: 1 } },
			});
			return { ok: true };
		});
	}

	/** Says whether one comes, and how; the last answer counts. */
	async function reply(actor: Actor, input: ReplyInput): Promise<Answer<'not-on' | 'other-place'>> {
		return onMeeting(actor, input.meetingId, async (tx, meeting, membership) => {
			if (!isOn(meeting)) return refuse('not-on');
			permit(canReply(membership, meeting.status), `reply to ${meeting.id}`);
			return recordReply(tx, meeting, { ...input, personId: actor.id, at: clock.now() });
		});
	}

	/** One transaction under the meeting's lock. For whoever may not read the meeting, it does not exist. */
	async function onMeeting<Result>(
		actor: Actor,
		meetingId: MeetingId,
		work: (tx: Transaction, meeting: Meeting, membership: Membership) => Promise<Result>,
	): Promise<Result> {
		return database.transaction(async (tx) => {
			await tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${meetingId}::uuid FOR UPDATE`;
			const row = await tx.meeting.findUnique({ where: { id: meetingId } });
			if (!row) throw new AppError('not-found', `meeting ${meetingId}`);
			const meeting = meetingOf(row);
			const membership = await membershipIn(tx, meeting.groupId, actor);
			if (!canReadMeeting(membership, meeting.status)) {
				throw new AppError('not-found', `meeting ${meetingId}`);
			}
			return work(tx, meeting, membership);
		});
	}

	async function membershipIn(
		tx: Transaction,
		groupId: GroupId,
		actor: Actor,
	): Promise<Membership> {
		const membership = await groups.membershipOf(tx, asId<'group'>(groupId), actor.id);
		if (!membership) throw new AppError('not-found', `group ${groupId}`);
		return membership;
	}
}

const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const;

function permit(isAllowed: boolean, what: string): void {
	if (!isAllowed) throw new AppError('forbidden', what);
}
