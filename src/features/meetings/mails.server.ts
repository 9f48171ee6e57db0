import { days } from '#kernel/clock.ts';
import { fullDate, montreal, timeOfDay, zoneName } from '#kernel/dates.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterAbout, LetterBody, LetterSample } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import type { ReplyLink } from './calendar/reply-link.server.ts';
import { endOf, isOn, type Meeting, type MeetingPlace } from './model.ts';
import { meetingOf } from './schedule/columns.server.ts';

type Invite = (meeting: Meeting, personId: string) => Promise<LetterBody['calendar']>;

type Dependencies = {
	prisma: PrismaClient;
	publicOrigin: string;
	/** The calendar object that goes with an invitation. */
	invite: Invite;
	/** Where this person answers with one button, without a session. */
	replyPathFor: (link: ReplyLink) => Promise<string>;
};

type Told = {
	meeting: Meeting;
	answer: string | null;
	about: LetterAbout;
	/** What every letter about the meeting shows. */
	seen: Pick<LetterBody, 'facts' | 'action' | 'otherAction' | 'closing'>;
};
type Write = (told: Told) => LetterBody | null;

const places: Record<MeetingPlace, () => string> = {
	'in-person': m.mails_place_in_person,
	remote: m.mails_place_remote,
	hybrid: m.mails_place_hybrid,
};

const letters: Record<string, Write> = {
	'meeting-confirmed': ({ meeting, seen }) =>
		isOn(meeting)
			? {
					subject: m.mails_confirmed_subject({ day: dayOf(meeting) }),
					lead: [m.mails_confirmed_lead(), m.mails_answer_please()],
					...seen,
				}
			: null,
	'poll-closed': ({ meeting, seen }) =>
		isOn(meeting)
			? {
					subject: m.mails_poll_closed_subject({ day: dayOf(meeting) }),
					lead: [m.mails_poll_closed_lead(), m.mails_answer_please()],
					...seen,
				}
			: null,
	'meeting-moved': ({ meeting, about: { before }, seen }) =>
		isOn(meeting) && typeof before === 'number'
			? {
					subject: m.mails_moved_subject({ day: dayOf(meeting) }),
					lead: [
						m.mails_moved_lead({ before: whenOf({ ...meeting, startsAt: before }) }),
						m.mails_answer_again(),
					],
					...seen,
				}
			: null,
	'meeting-changed': ({ meeting, seen }) =>
		isOn(meeting)
			? {
					subject: m.mails_changed_subject({ day: dayOf(meeting) }),
					lead: [m.mails_changed_lead()],
					...seen,
				}
			: null,
	'meeting-cancelled': ({ meeting, seen: { action } }) =>
		meeting.status === 'cancelled'
			? {
					subject: m.mails_cancelled_subject({ day: dayOf(meeting) }),
					lead: [m.mails_cancelled_lead({ when: whenOf(meeting) })],
					action,
				}
			: null,
	'meeting-reminder': ({ meeting, answer, about: { startsAt }, seen }) =>
		isOn(meeting) && answer !== 'absent' && meeting.startsAt === startsAt
			? {
					subject: m.mails_reminder_subject({ hour: hourOf(meeting) }),
					lead: [m.mails_reminder_lead(), ...(answer === null ? [m.mails_answer_please()] : [])],
					...seen,
				}
			: null,
};

/** A reminder is about something the calendar knows already. */
const hasCalendar = (type: string) => type !== 'meeting-reminder';

/**
 * Letters about meetings. They say when, and whether in a room or from afar: what people typed (title, address, link,
 * notes, the group's name) is read on the platform.
 */
export function createMeetingMails(dependencies: Dependencies) {
	const { prisma, publicOrigin, invite, replyPathFor } = dependencies;
	return new Map(Object.entries(letters).map(([type, write]) => [type, composer(type, write)]));

	function composer(type: string, write: Write): Composer {
		return async (personId, about) => {
			const found = await find(String(about.meetingId), personId);
			if (!found) return null;
			const body = write({ ...found, about, seen: await seen(found.meeting, personId) });
			if (!body || !hasCalendar(type)) return body;
			return { ...body, calendar: await invite(found.meeting, personId) };
		};
	}

	async function seen(meeting: Meeting, personId: string): Promise<Told['seen']> {
		const { id: meetingId, startsAt } = meeting;
		const see = { label: m.mails_see_meeting(), href: `${publicOrigin}/rencontres/${meetingId}` };
		const link = { personId: asId<'person'>(personId), meetingId, startsAt };
		const reply = isOn(meeting) && {
			label: m.mails_answer(),
			href: `${publicOrigin}${await replyPathFor(link)}`,
		};
		return {
			...factsOf(meeting),
			...(reply ? { action: reply, otherAction: see } : { action: see }),
		};
	}

	/** The meeting as it is now; null for those who left the group. */
	async function find(meetingId: string, personId: string) {
		if (!isUuid(meetingId)) return null;
		const row = await prisma.meeting.findFirst({
			where: {
				id: meetingId,
				group: { memberships: { some: { personId, leftAt: null } } },
			},
			include: { replies: { where: { personId } } },
		});
		if (!row) return null;
		const { replies, ...columns } = row;
		return { meeting: meetingOf(columns), answer: replies[0]?.answer ?? null };
	}
}

/** Each of these letters, about a meeting that is nobody's. */
export function sampleMeetingMails(publicOrigin: string): LetterSample[] {
	const meeting = { ...sampleMeeting, status: 'confirmed' as const };
	const links = {
		action: { label: m.mails_answer(), href: `${publicOrigin}/repondre/modele` },
		otherAction: { label: m.mails_see_meeting(), href: `${publicOrigin}/rencontres` },
	};
	return Object.entries(letters).flatMap(([type, write]) => {
		const about = { before: meeting.startsAt - days(7), startsAt: meeting.startsAt };
		const status = type === 'meeting-cancelled' ? ('cancelled' as const) : meeting.status;
		const told = { meeting: { ...meeting, status }, answer: null, about };
		const body = write({ ...told, seen: { ...factsOf(meeting), ...links } });
		return body ? [{ type, body }] : [];
	});
}

export const sampleMeeting: Meeting = {
	...{ id: asId('modele'), groupId: asId('modele'), facilitatorId: asId('modele') },
	...{ title: '', address: '', room: '', link: '', notes: '', cancelWord: '', agenda: [] },
	...{ localStart: '2026-12-15T09:30', timeZone: montreal, minutes: 120, capacity: null },
	startsAt: Date.UTC(2026, 11, 15, 14, 30),
	...{ place: 'hybrid', status: 'confirmed', revision: 1, isTold: true, series: null },
};

const factsOf = (meeting: Meeting) => ({
	facts: [
		{ label: m.mails_when(), text: whenOf(meeting) },
		{ label: m.mails_where(), text: places[meeting.place]() },
	],
	closing: [m.mails_details_inside()],
});

export const dayOf = ({ startsAt, timeZone }: Meeting) => fullDate(startsAt, timeZone);
const hourOf = ({ startsAt, timeZone }: Meeting) => timeOfDay(startsAt, timeZone);

/** « mardi 15 décembre 2026, de 9 h 30 à 11 h (heure de Montréal) », by the clock where the meeting is. */
export function whenOf(meeting: Meeting): string {
	return m.mails_when_is({
		day: dayOf(meeting),
		start: hourOf(meeting),
		end: timeOfDay(endOf(meeting), meeting.timeZone),
		zone: meeting.timeZone === montreal ? m.mails_zone_montreal() : zoneName(meeting.timeZone),
	});
}
