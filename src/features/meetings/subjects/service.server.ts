import type { Clock } from '#kernel/clock.ts';
import { permit } from '#kernel/errors.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../model.ts';
import { onMeeting } from '../schedule/lock.server.ts';
import { readChoice, recordClient } from './choice.server.ts';
import { isChoosing } from './model.ts';
import { canDecide, canPropose, canSupport } from './policy.ts';
import type { NameRefusal, ProposeRefusal, RevealRefusal, SupportRefusal } from './refusal.ts';
import type {
	NameClientInput,
	OnMeetingInput,
	PrepareInput,
	ProposeInput,
	SupportInput,
} from './schema.ts';
import { saveSheet } from './sheet.server.ts';
import { countVoters, recordSupport } from './support.server.ts';

export type SubjectService = ReturnType<typeof createSubjectService>;

type Dependencies = { database: Database; clock: Clock; groups: GroupService; outbox: Outbox };
type Answer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** How a meeting chooses its situation. Every change holds the meeting's lock. */
export function createSubjectService(dependencies: Dependencies) {
	const { clock, groups, outbox } = dependencies;
	return { propose, withdraw, support, reveal, nameClient, prepare };

	/** Proposes one's subject, or writes it again. */
	async function propose(actor: Actor, input: ProposeInput): Promise<Answer<ProposeRefusal>> {
		const { meetingId, kind, sentence } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canPropose(membership), `propose a subject for ${meetingId}`);
			const refusal = await whyClosed(tx, meeting);
			if (refusal) return refuse(refusal);
			const key = { meetingId, personId: actor.id };
			await tx.subject.upsert({
				where: { meetingId_personId: key },
				create: { ...key, kind, sentence, at: new Date(clock.now()) },
				update: { kind, sentence },
			});
			return { ok: true };
		});
	}

	/** Takes one's subject back, and the votes it had. */
	async function withdraw(
		actor: Actor,
		{ meetingId }: OnMeetingInput,
	): Promise<Answer<ProposeRefusal>> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting) => {
			const refusal = await whyClosed(tx, meeting);
			if (refusal) return refuse(refusal);
			await tx.subject.deleteMany({ where: { meetingId, personId: actor.id } });
			return { ok: true };
		});
	}

	/** Gives one's vote to somebody else's subject; the last one counts, until the vote is revealed. */
	async function support(actor: Actor, input: SupportInput): Promise<Answer<SupportRefusal>> {
		const { meetingId } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canSupport(membership), `vote for a subject of ${meetingId}`);
			const refusal = await whyClosed(tx, meeting);
			if (refusal) return refuse(refusal);
			const { revealedAt } = await readChoice(tx, groups, meeting);
			if (revealedAt !== null) return refuse('vote-revealed');
			return recordSupport(tx, { ...input, voterId: actor.id });
		});
	}

	/** Shows the counts to the whole group; nobody votes after. */
	async function reveal(
		actor: Actor,
		{ meetingId }: OnMeetingInput,
	): Promise<Answer<RevealRefusal>> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canDecide(membership), `reveal the vote of ${meetingId}`);
			if (!isChoosing(meeting, clock.now())) return refuse('not-on');
			const { revealedAt } = await readChoice(tx, groups, meeting);
			if (revealedAt !== null) return { ok: true };
			const members = await groups.listMembers(tx, meeting.groupId);
			if ((await countVoters(tx, meetingId, members)) === 0) return refuse('nobody-voted');
			const at = new Date(clock.now());
			await tx.meetingChoice.upsert({
				where: { meetingId },
				create: { meetingId, revealedAt: at },
				update: { revealedAt: at },
			});
			return { ok: true };
		});
	}

	/** Names the client of the meeting, with or without a subject, and why; changed until the meeting begins. */
	async function nameClient(actor: Actor, input: NameClientInput): Promise<Answer<NameRefusal>> {
		const { meetingId, clientId } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canDecide(membership), `name the client of ${meetingId}`);
			const now = clock.now();
			if (!isChoosing(meeting, now)) return refuse('not-on');
			const named = await recordClient(tx, meeting, { ...input, now, groups });
			if (!named.ok) return named;
			const { groupId } = meeting;
			if (named.isNew) await tell(tx, { type: 'subject-chosen', meetingId, groupId, clientId });
			return { ok: true };
		});
	}

	/** Keeps one's private preparation; refused as `stale` when another tab kept another one since. */
	async function prepare(actor: Actor, input: PrepareInput): Promise<Answer<'stale'>> {
		const { meetingId } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx) => {
			return saveSheet(tx, { ...input, personId: actor.id, now: clock.now() });
		});
	}

	async function whyClosed(tx: Transaction, meeting: Meeting): Promise<ProposeRefusal | null> {
		if (!isChoosing(meeting, clock.now())) return 'not-on';
		const { clientId } = await readChoice(tx, groups, meeting);
		return clientId === null ? null : 'client-named';
	}

	function tell(tx: Transaction, event: MeetingEvent): Promise<void> {
		return outbox.emit(tx, event);
	}
}

const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const;
