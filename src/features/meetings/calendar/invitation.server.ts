import type { Instant } from '#kernel/clock.ts';
import {
	writeCalendar,
	writeInvitation,
	type CalendarEvent,
} from '#platform/calendar/write.server.ts';
import type { Meeting } from '../model.ts';
import { sequenceOf } from './answer.ts';
import { calendarName, wordsOf } from './words.server.ts';

/** What a calendar program is told of a meeting. */
export type CalendarMeeting = Pick<
	Meeting,
	'id' | 'status' | 'localStart' | 'timeZone' | 'minutes' | 'place' | 'revision'
>;

type Sending = {
	/** « https://espace.example »; its host names the meetings among all those of the world. */
	publicOrigin: string;
	stamp: Instant;
	organizer: { name: string; address: string };
	/** The receiver: nobody else is in it. */
	attendee: { address: string };
	/** Whether what is answered to the organizer's address is read (`replyByCalendar`). */
	asksReply: boolean;
};

/** The invitation to a meeting, or its withdrawal once the meeting is cancelled, for one person. */
export function invitationTo(meeting: CalendarMeeting, sending: Sending): string {
	const method = meeting.status === 'cancelled' ? 'CANCEL' : 'REQUEST';
	return writeInvitation({ ...eventOf(meeting, sending), ...sending, method });
}

/** One meeting as a file to open in a calendar program. */
export function fileOf(
	meeting: CalendarMeeting,
	about: { publicOrigin: string; stamp: Instant },
): string {
	return filesOf([meeting], about);
}

/** Several meetings as one file. */
export function filesOf(
	meetings: readonly CalendarMeeting[],
	about: { publicOrigin: string; stamp: Instant },
): string {
	const events = meetings.map((meeting) => eventOf(meeting, about));
	return writeCalendar({ name: calendarName() }, events);
}

export function eventOf(
	meeting: CalendarMeeting,
	{ publicOrigin, stamp }: { publicOrigin: string; stamp: Instant },
): CalendarEvent {
	const { id, status, localStart, timeZone, minutes, place } = meeting;
	const url = `${publicOrigin}/rencontres/${id}`;
	return {
		...{ uid: uidOf(id, publicOrigin), sequence: sequenceOf(meeting), url, stamp },
		...{ localStart, timeZone, minutes, ...wordsOf(place, url) },
		status: status === 'cancelled' ? 'cancelled' : 'confirmed',
	};
}

/** The same for every receiver and every revision. */
export const uidOf = (meetingId: string, publicOrigin: string): string =>
	`${meetingId}@${new URL(publicOrigin).host}`;
