import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { Meeting, MeetingId } from '../model.ts';
import { pollAnswerOf, slotOf } from './columns.server.ts';
import { reminderEvery, type PollView, type SlotView } from './model.ts';
import { bestOf, heatOf, tallyOf } from './tally.ts';
import { listUnanswered } from './unanswered.server.ts';

type Reading = { members: readonly { id: PersonId }[]; now: Instant };

/** The poll of a meeting that has no date yet, or that was cancelled before it had one; null for any other meeting. */
export async function loadPoll(
	prisma: PrismaClient,
	{ id: meetingId, status }: Pick<Meeting, 'id' | 'status'>,
	{ members, now }: Reading,
): Promise<PollView | null> {
	const poll = await findUnchosen(prisma, meetingId);
	if (!poll) return null;
	const present = new Set<string>(members.map(({ id }) => id));
	const slots = poll.slots.map(({ votes, ...row }) => {
		const answers = votes
			.filter(({ personId }) => present.has(personId))
			.map(({ personId, answer }) => [asId<'person'>(personId), pollAnswerOf(answer)] as const);
		const tally = tallyOf(answers.map(([, answer]) => answer));
		const slot = slotOf(row);
		const isPast = slot.startsAt <= now;
		const heat = heatOf(tally, members.length);
		return { ...slot, isPast, answers: new Map(answers), tally, heat };
	});
	const isOpen = status === 'poll';
	const choices = slots.filter(({ isPast }) => isOpen && !isPast);
	const best = bestOf(choices.map(({ tally }) => tally));
	const nextReminderAt = (poll.remindedAt?.getTime() ?? -Infinity) + reminderEvery;
	return {
		isOpen,
		closesAt: poll.closesAt.getTime(),
		lastDay: poll.lastDay,
		isLate: poll.closesAt.getTime() <= now,
		slots: slots.map((slot): SlotView => ({ ...slot, isBest: best.includes(slot.tally) })),
		comments: poll.comments
			.filter(({ personId }) => present.has(personId))
			.map(({ personId, text }) => ({ personId: asId<'person'>(personId), text })),
		unanswered: await listUnanswered(prisma, meetingId, now),
		nextReminderAt: nextReminderAt > now ? nextReminderAt : null,
	};
}

const findUnchosen = (prisma: PrismaClient, meetingId: MeetingId) =>
	prisma.meetingPoll.findUnique({
		where: { meetingId, chosenSlotId: null },
		include: { comments: true, slots: { include: { votes: true }, orderBy: { startsAt: 'asc' } } },
	});
