import type { Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { toPollAnswer } from './columns.server.ts';
import type { VoteInput } from './schema.ts';

/**
 * Writes somebody's answers; the caller holds the meeting's lock.
 *
 * @returns how many of the answers were for a slot that is no longer there: the others are kept all the same.
 */
export async function recordVotes(
	tx: Transaction,
	personId: PersonId,
	{ meetingId, answers, comment }: VoteInput,
): Promise<number> {
	const slots = await tx.pollSlot.findMany({ where: { meetingId }, select: { id: true } });
	const said = new Map<string, keyof typeof toPollAnswer>(
		answers.map(({ slotId, answer }) => [slotId, answer]),
	);
	const kept = slots.flatMap(({ id: slotId }) => {
		const answer = said.get(slotId);
		return answer ? [{ slotId, personId, answer: toPollAnswer[answer] }] : [];
	});
	const slotId = { in: kept.map((vote) => vote.slotId) };
	await tx.pollVote.deleteMany({ where: { personId, slotId } });
	await tx.pollVote.createMany({ data: kept });

	await tx.pollComment.deleteMany({ where: { meetingId, personId } });
	if (comment) await tx.pollComment.create({ data: { meetingId, personId, text: comment } });
	return said.size - kept.length;
}
