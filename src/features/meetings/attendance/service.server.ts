import type { Clock } from '#kernel/clock.ts';
import { AppError, permit } from '#kernel/errors.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { MeetingEvent } from '../events.ts';
import { endOf, isOn, type Meeting, type MeetingStatus } from '../model.ts';
import { canPlan } from '../policy.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { onMeeting } from '../schedule/lock.server.ts';
import { canBeTaken, isShownHeld } from './model.ts';
import { listPeople, roundsOf, type FindRounds } from './people.server.ts';
import { recordJoined, recordTaken } from './record.server.ts';
import type { AttachRoundInput, AttendanceInput } from './schema.ts';

export type AttendanceService = ReturnType<typeof createAttendanceService>;

type Dependencies = {
	database: Database;
	clock: Clock;
	groups: GroupService;
	outbox: Outbox;
	findRounds: FindRounds;
};

type Answer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** Who was at a meeting, and which rounds were held there. Every change holds the meeting's lock. */
export function createAttendanceService(dependencies: Dependencies) {
	const { clock, outbox, findRounds } = dependencies;
	return { attachRound, take, hearRoundClosed };

	/**
	 * The round was opened from the meeting's page, and belongs to it. A round belongs to the first one that says so.
	 *
	 * @throws AppError `not-found` for a round of another group, `forbidden` for those who do not lead this one.
	 */
	async function attachRound(
		actor: Actor,
		{ meetingId, roundId }: AttachRoundInput,
	): Promise<Answer<'not-on'>> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			const [round] = await findRounds(tx, [roundId]);
			if (round?.groupId !== meeting.groupId) {
				throw new AppError('not-found', `round ${roundId} for meeting ${meetingId}`);
			}
			permit(canPlan(membership), `attach a round to ${meetingId}`);
			if (!takesPlace(meeting)) return { ok: false, refusal: 'not-on' };
			const data = [{ meetingId, roundId, at: new Date(clock.now()) }];
			await tx.meetingRound.createMany({ data, skipDuplicates: true });
			return { ok: true };
		});
	}

	/** Notes who was there, which says that the meeting was held; again, it puts right what was noted. */
	async function take(
		actor: Actor,
		{ meetingId, absent }: AttendanceInput,
	): Promise<Answer<'not-on' | 'not-begun'>> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, meeting, membership) => {
			permit(canPlan(membership), `take the attendance of ${meetingId}`);
			const at = clock.now();
			if (!takesPlace(meeting)) return { ok: false, refusal: 'not-on' };
			if (!canBeTaken(meeting, at)) return { ok: false, refusal: 'not-begun' };
			const people = await listPeople(tx, meeting, await roundsOf(tx, meetingId, findRounds));
			await recordTaken(tx, meeting, { people, absent, at });
			await markHeld(tx, meeting);
			return { ok: true };
		});
	}

	/**
	 * A round is closed: when it was the last one planned, its meeting was held, and those who sat down in it were there.
	 * In the transaction of the fact that says so.
	 */
	async function hearRoundClosed(tx: Transaction, roundId: string): Promise<void> {
		const link = await tx.meetingRound.findUnique({ where: { roundId } });
		if (!link) return;
		const { meetingId } = link;
		await tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${meetingId}::uuid FOR UPDATE`;
		const meeting = meetingOf(await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } }));
		const at = clock.now();
		if (!isOn(meeting) || !canBeTaken(meeting, at)) return;
		const rounds = await roundsOf(tx, meetingId, findRounds);
		if (!isShownHeld(meeting, rounds, endOf(meeting) <= at)) return;
		await recordJoined(tx, meeting, { people: await listPeople(tx, meeting, rounds), at });
		await markHeld(tx, meeting);
	}

	async function markHeld(tx: Transaction, { id, groupId, status }: Meeting): Promise<void> {
		if (status === 'held') return;
		await tx.meeting.update({
			where: { id },
			data: { status: 'held', revision: { increment: 1 } },
		});
		const event: MeetingEvent = { type: 'meeting-held', meetingId: id, groupId };
		await outbox.emit(tx, event);
	}
}

/** Whether people come, or came. */
const takesPlace = ({ status }: { status: MeetingStatus }) => isOn({ status }) || status === 'held';
