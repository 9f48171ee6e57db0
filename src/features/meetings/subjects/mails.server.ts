import type { Clock } from '#kernel/clock.ts';
import { isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterBody, LetterSample } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import { dayOf, sampleMeeting, whenOf } from '../mails.server.ts';
import type { Meeting } from '../model.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { isChoosing } from './model.ts';
import { listToPrepare } from './preparing.server.ts';

type Dependencies = { prisma: PrismaClient; clock: Clock; publicOrigin: string };

/**
 * Letters about the choice of a situation: that the client is named, never who nor what about; and to the client, that
 * the meeting is near. Both say what is true when they leave.
 */
export function createSubjectMails({ prisma, clock, publicOrigin }: Dependencies) {
	return new Map<string, Composer>([
		['subject-chosen', chosen],
		['preparation-reminder', reminder],
	]);

	async function chosen(
		personId: string,
		{ meetingId, clientId }: Parameters<Composer>[1],
	): ReturnType<Composer> {
		const found = await find(String(meetingId), personId);
		// Another person named since has a letter of their own.
		if (!found || found.clientId !== clientId) return null;
		const { meeting } = found;
		if (!isChoosing(meeting, clock.now())) return null;
		return chosenBody(meeting, publicOrigin);
	}

	async function reminder(
		personId: string,
		{ meetingId, daysBefore }: Parameters<Composer>[1],
	): ReturnType<Composer> {
		const due = await listToPrepare(prisma, clock.now());
		const isDue = due.some(
			(one) =>
				one.meetingId === meetingId && one.personId === personId && one.daysBefore === daysBefore,
		);
		const found = isDue ? await find(String(meetingId), personId) : null;
		if (!found) return null;
		return reminderBody(found.meeting, publicOrigin);
	}

	/** The meeting as it is now, and its client; null for those who left the group. */
	async function find(meetingId: string, personId: string) {
		if (!isUuid(meetingId)) return null;
		const row = await prisma.meeting.findFirst({
			where: { id: meetingId, group: { memberships: { some: { personId, leftAt: null } } } },
			include: { choice: { select: { clientId: true } } },
		});
		if (!row) return null;
		const { choice, ...columns } = row;
		return { meeting: meetingOf(columns), clientId: choice?.clientId ?? null };
	}
}

const chosenBody = (meeting: Meeting, publicOrigin: string): LetterBody => ({
	subject: m.subjects_mail_chosen_subject({ day: dayOf(meeting) }),
	lead: [m.subjects_mail_chosen_lead()],
	...shown(meeting),
	action: see(meeting, publicOrigin),
	closing: [m.subjects_mail_chosen_inside()],
});

function reminderBody(meeting: Meeting, publicOrigin: string): LetterBody {
	const { href } = see(meeting, publicOrigin);
	return {
		subject: m.subjects_mail_prepare_subject({ day: dayOf(meeting) }),
		lead: [m.subjects_mail_prepare_lead()],
		...shown(meeting),
		action: { label: m.subjects_mail_prepare(), href: `${href}/preparation` },
		otherAction: see(meeting, publicOrigin),
		closing: [m.subjects_mail_prepare_private()],
	};
}

/** Both letters, about a meeting that is nobody's. */
export const sampleSubjectMails = (publicOrigin: string): LetterSample[] => [
	{ type: 'subject-chosen', body: chosenBody(sampleMeeting, publicOrigin) },
	{ type: 'preparation-reminder', body: reminderBody(sampleMeeting, publicOrigin) },
];

const see = ({ id }: Meeting, publicOrigin: string) => ({
	label: m.mails_see_meeting(),
	href: `${publicOrigin}/rencontres/${id}`,
});

const shown = (meeting: Meeting) => ({
	facts: [{ label: m.mails_when(), text: whenOf(meeting) }],
});
