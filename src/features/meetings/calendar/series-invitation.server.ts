import { writeInvitation, type CalendarEvent } from '#platform/calendar/write.server.ts';
import type { Pattern } from '../series/cut.ts';
import { identityOf, uidOf, type SeriesObject } from './identity.ts';
import { timeAndPlace, type CalendarMeeting, type Sending } from './invitation.server.ts';

/** A meeting of a series, by where the rule put it. */
export type CalendarOccurrence = CalendarMeeting & {
	series: NonNullable<CalendarMeeting['series']>;
};

type Series = SeriesObject & Pattern & { rule: string };

/**
 * The invitation to a series, for one person: its rule, without the dates that were cancelled, and each meeting that
 * somebody changed alone (RFC 5546, 3.2.2). When no meeting is left, its withdrawal.
 *
 * @param meetings all of the series, in its order; drafts are not told.
 */
export function seriesInvitationTo(
	series: Series,
	meetings: readonly CalendarOccurrence[],
	sending: Sending,
): { method: 'REQUEST' | 'CANCEL'; text: string } {
	const { publicOrigin, stamp } = sending;
	const isTold = ({ status }: CalendarOccurrence) => status !== 'cancelled' && status !== 'draft';
	const told = meetings.filter(isTold);
	const usual = told.find((meeting) => !isMovedAlone(meeting)) ?? told[0] ?? meetings[0];
	if (!usual) throw new Error(`series ${series.id} never had a meeting`);
	const method = told.length > 0 ? 'REQUEST' : 'CANCEL';
	const without = meetings.filter((meeting) => !isTold(meeting));
	const hour = series.localStart.slice(10);
	const master: CalendarEvent = {
		...timeAndPlace(usual, { publicOrigin, stamp }),
		...{ uid: uidOf(series.id, publicOrigin), sequence: series.revision - 1 },
		...{ localStart: series.localStart, timeZone: series.timeZone },
		status: method === 'CANCEL' ? 'cancelled' : 'confirmed',
		repeats: {
			rule: series.rule,
			without: [
				...series.exceptions.map((day) => `${day}${hour}`),
				...without.map((meeting) => meeting.series.occurrence),
			].toSorted(),
			last: meetings.at(-1)?.series.occurrence ?? series.localStart,
		},
	};
	const occurrences = told
		.filter((meeting) => differs(meeting, usual))
		.map((meeting) => ({
			...timeAndPlace(meeting, { publicOrigin, stamp }),
			...identityOf(meeting, series, publicOrigin),
		}));
	return { method, text: writeInvitation({ ...master, ...sending, method, occurrences }) };
}

const isMovedAlone = ({ localStart, series }: CalendarOccurrence) =>
	localStart !== series.occurrence;

const differs = (meeting: CalendarOccurrence, usual: CalendarOccurrence): boolean =>
	isMovedAlone(meeting) ||
	meeting.timeZone !== usual.timeZone ||
	meeting.minutes !== usual.minutes ||
	meeting.place !== usual.place;
