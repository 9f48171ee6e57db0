import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { answersFor, type Meeting, type MeetingAnswer } from '../model.ts';
import { toAnswer } from '../schedule/columns.server.ts';

type Reply = { personId: PersonId; answer: MeetingAnswer; word: string; at: Instant };

/** Writes somebody's answer; the caller holds the meeting's lock, so that two never get the same rank. */
export async function recordReply(
	tx: Transaction,
	{ id: meetingId, place }: Meeting,
	{ personId, answer, word, at }: Reply,
): Promise<{ ok: true } | { ok: false; refusal: 'other-place' }> {
	if (!answersFor(place).includes(answer)) return { ok: false, refusal: 'other-place' };
	const key = { meetingId_personId: { meetingId, personId } };
	const before = await tx.meetingReply.findUnique({ where: key });
	const column = toAnswer[answer];
	const said = { answer: column, word: answer === 'absent' ? word : '', at: new Date(at) };
	// Saying again that one comes does not lose one's place in the line.
	const rank = before?.answer === column ? before.rank : await nextRank(tx, meetingId);
	await tx.meetingReply.upsert({
		where: key,
		create: { meetingId, personId, ...said, rank },
		update: { ...said, rank },
	});
	return { ok: true };
}

async function nextRank(tx: Transaction, meetingId: string): Promise<number> {
	const { _max } = await tx.meetingReply.aggregate({
		where: { meetingId },
		_max: { rank: true },
	});
	return (_max.rank ?? 0) + 1;
}
