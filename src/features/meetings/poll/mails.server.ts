import { asId } from '#kernel/id.ts';
import { longDate } from '#kernel/dates.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterBody } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import type { PollService } from './service.server.ts';

type Dependencies = { prisma: PrismaClient; publicOrigin: string; polls: PollService };
type Poll = { closesAt: Date; isAwaited: boolean; isOpen: boolean; isCancelled: boolean };
type Write = (poll: Poll) => Omit<LetterBody, 'action'> | null;

const facts = ({ closesAt }: Poll) => [
	// The last instant of the last day.
	{ label: m.mails_poll_until(), text: longDate(closesAt.getTime() - 1) },
];

const letters: Record<string, Write> = {
	'poll-opened': (poll) =>
		poll.isOpen
			? {
					subject: m.mails_poll_opened_subject(),
					lead: [m.mails_poll_opened_lead()],
					facts: facts(poll),
				}
			: null,
	'poll-reminder': (poll) =>
		poll.isOpen && poll.isAwaited
			? {
					subject: m.mails_poll_reminder_subject(),
					lead: [m.mails_poll_reminder_lead()],
					facts: facts(poll),
				}
			: null,
	'poll-cancelled': (poll) =>
		poll.isCancelled
			? { subject: m.mails_poll_cancelled_subject(), lead: [m.mails_poll_cancelled_lead()] }
			: null,
};

/** Letters about polls: that one waits for an answer, and until when. The dates proposed are read on the platform. */
export function createPollMails({ prisma, publicOrigin, polls }: Dependencies) {
	return new Map(Object.entries(letters).map(([type, write]) => [type, composer(write)]));

	function composer(write: Write): Composer {
		return async (personId, { meetingId }) => {
			const id = asId<'meeting'>(String(meetingId));
			const row = await prisma.meetingPoll.findFirst({
				where: {
					meetingId: id,
					meeting: { group: { memberships: { some: { personId, leftAt: null } } } },
				},
				include: { meeting: { select: { status: true } } },
			});
			if (!row) return null;
			const awaited: readonly string[] = await polls.listUnanswered(prisma, id);
			const body = write({
				closesAt: row.closesAt,
				isAwaited: awaited.includes(personId),
				isOpen: row.meeting.status === 'poll',
				isCancelled: row.meeting.status === 'cancelled',
			});
			const label = row.meeting.status === 'poll' ? m.mails_poll_answer() : m.mails_see_meeting();
			return body && { ...body, action: { label, href: `${publicOrigin}/rencontres/${id}` } };
		};
	}
}
