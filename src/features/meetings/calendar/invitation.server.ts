import type { Instant } from '#kernel/clock.ts';
import {
	writeCalendar,
	writeInvitation,
	type CalendarEvent,
} from '#platform/calendar/write.server.ts';
import type { Meeting } from '../model.ts';
import { identityOf, type SeriesObject } from './identity.ts';
import { calendarName, wordsOf } from './words.server.ts';

/** What a calendar program is told of a meeting. */
export type CalendarMeeting = Pick<
	Meeting,
	'id' | 'status' | 'localStart' | 'timeZone' | 'minutes' | 'place' | 'revision' | 'series'
>;

/** Where a calendar object comes from, and when it is written. */
type About = {
	/** « https://espace.example »; its host names the meetings among all those of the world. */
	publicOrigin: string;
	stamp: Instant;
};

export type Sending = About & {
	organizer: { name: string; address: string };
	/** The receiver: nobody else is in it. */
	attendee: { address: string };
	/** Whether what is answered to the organizer's address is read (`replyByCalendar`). */
	asksReply: boolean;
};

/**
 * The invitation to a meeting, or its withdrawal once the meeting is cancelled, for one person.
 *
 * @param series the calendar object of the series that the meeting is an occurrence of.
 */
export function invitationTo(
	meeting: CalendarMeeting,
	series: SeriesObject | null,
	sending: Sending,
): string {
	const method = meeting.status === 'cancelled' ? 'CANCEL' : 'REQUEST';
	const identity = identityOf(meeting, series, sending.publicOrigin);
	return writeInvitation({ ...timeAndPlace(meeting, sending), ...identity, ...sending, method });
}

/** One meeting as a file to open in a calendar program. */
export const fileOf = (meeting: CalendarMeeting, about: About): string => filesOf([meeting], about);

/** Several meetings as one file. */
export function filesOf(meetings: readonly CalendarMeeting[], about: About): string {
	const events = meetings.map((meeting) => eventOf(meeting, about));
	return writeCalendar({ name: calendarName() }, events);
}

/** A meeting by itself, as files and feeds hold it: there is no series in them to be an occurrence of. */
export const eventOf = (meeting: CalendarMeeting, about: About): CalendarEvent => ({
	...timeAndPlace(meeting, about),
	...identityOf(meeting, null, about.publicOrigin),
});

export function timeAndPlace(
	{ id, status, localStart, timeZone, minutes, place }: CalendarMeeting,
	{ publicOrigin, stamp }: About,
): Omit<CalendarEvent, 'uid' | 'sequence'> {
	const url = `${publicOrigin}/rencontres/${id}`;
	return {
		...{ url, stamp, localStart, timeZone, minutes, ...wordsOf(place, url) },
		status: status === 'cancelled' ? 'cancelled' : 'confirmed',
	};
}
