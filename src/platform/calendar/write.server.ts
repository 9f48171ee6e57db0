import ical, {
	ICalAttendeeRole,
	ICalAttendeeStatus,
	ICalAttendeeType,
	ICalCalendarMethod,
	ICalEventClass,
	ICalEventStatus,
	type ICalCalendar,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel/clock.ts';
import { writeTimeZone } from './time-zone.ts';

/** One thing that happens, as calendar programs read it (RFC 5545). */
export type CalendarEvent = {
	/** The same for ever. */
	uid: string;
	/** Grows at each change. */
	sequence: number;
	title: string;
	/** « 2026-12-15T09:30 », in `timeZone`. */
	localStart: string;
	timeZone: string;
	minutes: number;
	place: string;
	description: string;
	url: string;
	status: 'confirmed' | 'cancelled';
	/** When this was written. */
	stamp: Instant;
	/** Of one occurrence that differs from its series: the local start that the series gave it. */
	recurrenceId?: string;
	/** Of a series. */
	repeats?: {
		/** « FREQ=WEEKLY;INTERVAL=4;COUNT=10 » (RFC 5545, 3.3.10). */
		rule: string;
		/** Local starts that the rule has and the series has not. */
		without: readonly string[];
		/** The last local start. */
		last: string;
	};
};

/** An event sent to one person (RFC 5546). */
export type Invitation = CalendarEvent & {
	method: 'REQUEST' | 'CANCEL';
	organizer: { name: string; address: string };
	attendee: { address: string };
	/** Whether answers sent to the organizer's address are read. */
	asksReply: boolean;
	/** Occurrences of the series that differ from it, under its UID (RFC 5546: one object, one UID). */
	occurrences?: readonly CalendarEvent[];
};

/** The body of a part « text/calendar; method=… ». Nobody but the receiver is named in it. */
export function writeInvitation(invitation: Invitation): string {
	const { method, organizer, attendee, asksReply } = invitation;
	const calendar = ical({ prodId, method: ICalCalendarMethod[method], scale: 'gregorian' });
	const events = [invitation, ...(invitation.occurrences ?? [])];
	for (const one of events) {
		const event = add(calendar, one);
		event.organizer({ name: plain(organizer.name), email: plain(organizer.address) });
		event.createAttendee({
			...{ email: plain(attendee.address), rsvp: asksReply },
			status: ICalAttendeeStatus.NEEDSACTION,
			...{ role: ICalAttendeeRole.REQ, type: ICalAttendeeType.INDIVIDUAL },
		});
	}
	return print(calendar, events);
}

/** A file or a feed, without a method: it asks nothing of anybody. */
export function writeCalendar(
	{ name, refreshSeconds }: { name: string; refreshSeconds?: number },
	events: readonly CalendarEvent[],
): string {
	const calendar = ical({ prodId, name: plain(name), scale: 'gregorian', ttl: refreshSeconds });
	for (const event of events) add(calendar, event);
	return print(calendar, events);
}

const prodId = '//TCRI//Espace Intervenants//FR';

function add(calendar: ICalCalendar, event: CalendarEvent) {
	const { uid, sequence, title, place, description, url, status, stamp, recurrenceId } = event;
	const { start, end, timezone } = timesOf(event);
	return calendar.createEvent({
		...{ id: plain(uid), sequence, start, end, timezone, stamp: new Date(stamp) },
		...{ summary: plain(title), location: plain(place), description: plain(description), url },
		status: ICalEventStatus[status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'],
		class: ICalEventClass.PRIVATE,
		...(recurrenceId && { recurrenceId: zoned(recurrenceId, event.timeZone) }),
		...(event.repeats && { repeating: recurrenceLines(event) }),
	});
}

/** Time zones stand before the first event, after every property of the calendar itself. */
function print(calendar: ICalCalendar, events: readonly CalendarEvent[]): string {
	const zones = new Set(events.map((event) => timesOf(event).timezone));
	const written = [...zones].map((zone) =>
		zone ? `\r\n${writeTimeZone(zone, span(zone, events))}` : '',
	);
	const text = calendar.toString();
	return `${text.replace('\r\nBEGIN:VEVENT', (begin) => written.join('') + begin)}\r\n`;
}

function span(zone: string, events: readonly CalendarEvent[]) {
	const times = events.filter(({ timeZone }) => timeZone === zone).map(timesOf);
	return {
		from: Math.min(...times.map(({ start }) => start.epochMilliseconds)),
		to: Math.max(...times.map(({ until }) => until.epochMilliseconds)),
	};
}

/** The rule, and the dates it goes without, in the zone of the series. */
function recurrenceLines({ repeats, timeZone }: CalendarEvent): string {
	const { rule = '', without = [] } = repeats ?? {};
	const local = (at: string) => `${at.replaceAll(/[-:]/g, '')}00`;
	const dates = without.map((at) => `EXDATE;TZID=${timeZone}:${local(at)}`);
	return [`RRULE:${rule}`, ...dates].join('\r\n');
}

function timesOf({ localStart, timeZone, minutes, repeats }: CalendarEvent) {
	const start = zoned(localStart, timeZone);
	// A zone that is a bare offset (« +05:00 ») has no name to give: its times are told in UTC.
	const timezone = /^[\w+/-]+$/.test(timeZone) ? timeZone : null;
	const until = zoned(repeats?.last ?? localStart, timeZone).add({ minutes });
	return { start, end: start.add({ minutes }), until, timezone };
}

const zoned = (local: string, timeZone: string): Temporal.ZonedDateTime =>
	Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);

/** What may stand in one property: no half of a character, and no control that a program may take for a new line. */
export const plain = (text: string): string =>
	text
		.toWellFormed()
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
