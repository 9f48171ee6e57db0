import type { Clock } from '#kernel/clock.ts';
import { AppError, isAppError } from '#kernel/errors.ts';
import type { SignedLinks } from '#platform/auth/signed-links.server.ts';
import { readReply } from '#platform/calendar/reply.server.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Meeting, MeetingAnswer } from '../model.ts';
import { waitingFor } from '../replies/seats.ts';
import { answerOf, meetingOf } from '../schedule/columns.server.ts';
import type { MeetingService } from '../service.server.ts';
import { answerTo, obstacle, type AnswerRefusal } from './answer.ts';
import { identityOf } from './identity.ts';
import { findSeriesObject } from './series-object.server.ts';
import { openReplyLink, signReplyLink, type ReplyLink } from './reply-link.server.ts';

type Dependencies = {
	prisma: PrismaClient;
	clock: Clock;
	groups: GroupService;
	meetings: MeetingService;
	links: SignedLinks;
	publicOrigin: string;
};

type Answered<Refusal> = { ok: true } | { ok: false; refusal: Refusal };

/** Answers without a session. Who answers is whom the link names, never whom a sender claims to be. */
export function answering(dependencies: Dependencies) {
	const { prisma, clock, groups, meetings, links, publicOrigin } = dependencies;
	return { replyPathFor, calendarReplyPathFor, readReplyLink, replyByLink, replyByCalendar };

	/** The page where this person answers with one button, for a letter. */
	async function replyPathFor(link: ReplyLink): Promise<string> {
		return `/repondre/${await signReplyLink(links, 'reply-by-link', link)}`;
	}

	/** Where a mail server posts what this person's calendar program answers. */
	async function calendarReplyPathFor(link: ReplyLink): Promise<string> {
		return `/agenda/reponse/${await signReplyLink(links, 'reply-by-calendar', link)}`;
	}

	/**
	 * What the page behind a link shows: when the meeting is, and nothing of what people wrote.
	 *
	 * @throws AppError `gone` for a link that we did not sign, or of a closed account.
	 */
	async function readReplyLink(token: string) {
		const link = await openReplyLink(links, 'reply-by-link', token);
		if (!link) throw new AppError('gone', 'no reply link of ours');
		const { personId, meetingId } = link;
		const [row, account] = await Promise.all([
			prisma.meeting.findUnique({ where: { id: meetingId }, include: { replies: true } }),
			prisma.person.findUnique({ where: { id: personId, deactivatedAt: null } }),
		]);
		if (!row || !account) throw new AppError('gone', `nobody answers to ${meetingId}`);
		const meeting = meetingOf(row);
		if (!(await groups.membershipOf(prisma, meeting.groupId, personId))) {
			return { state: 'left' } as const;
		}
		const state = obstacle(meeting, link.startsAt, clock.now());
		if (state) return { state, meetingId };
		const replies = row.replies.map((reply) => ({ ...reply, answer: answerOf(reply.answer) }));
		return {
			...{ state: 'open' as const, meeting: timeAndPlaceOf(meeting) },
			answer: replies.find((reply) => reply.personId === personId)?.answer ?? null,
			isWaiting: waitingFor(replies, meeting.capacity).includes(personId),
		};
	}

	async function replyByLink(
		token: string,
		answer: MeetingAnswer,
	): Promise<Answered<AnswerRefusal | 'left'>> {
		const link = await openReplyLink(links, 'reply-by-link', token);
		if (!link) throw new AppError('gone', 'no reply link of ours');
		try {
			return await meetings.replyAs(link.personId, link.meetingId, (meeting) => {
				const refusal = obstacle(meeting, link.startsAt, clock.now());
				return refusal ? { ok: false, refusal } : { ok: true, answer };
			});
		} catch (error) {
			if (isAppError(error) && error.code === 'not-found') return { ok: false, refusal: 'left' };
			throw error;
		}
	}

	/**
	 * What a calendar program answered (iTIP REPLY), handed over by whatever receives mail for the address that a
	 * signed value stands in. The addresses in the body are not read.
	 *
	 * @throws AppError `not-found` for a value that we did not sign, and for those outside the group.
	 */
	async function replyByCalendar(
		token: string,
		body: string,
	): Promise<Answered<AnswerRefusal | 'garbled'>> {
		const link = await openReplyLink(links, 'reply-by-calendar', token);
		if (!link) throw new AppError('not-found', 'no reply address of ours');
		const reply = readReply(body);
		const series = await findSeriesObject(prisma, link.meetingId);
		return meetings.replyAs(link.personId, link.meetingId, (meeting) => {
			const { uid, sequence } = identityOf(meeting, series, publicOrigin);
			if (reply?.uid !== uid) return { ok: false, refusal: 'garbled' };
			const refusal = obstacle(meeting, link.startsAt, clock.now());
			return refusal ? { ok: false, refusal } : answerTo({ ...meeting, sequence }, reply);
		});
	}
}

const timeAndPlaceOf = ({ localStart, startsAt, minutes, timeZone, place }: Meeting) => ({
	...{ localStart, startsAt, minutes, timeZone, place },
});
