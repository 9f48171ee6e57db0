import type { Instant } from '#kernel/clock.ts';
import { timeOfDay, weekdayDate } from '#kernel/dates.ts';
import type { FormErrors } from '#kernel/forms.ts';
import { m } from '#paraglide/messages.js';
import { endOf, type Meeting, type MeetingAnswer, type MeetingPlace } from '../model.ts';
import { offsetAt, type Here } from '../schedule/here.ts';
import type { MeetingFieldCode } from '../schema.ts';
import type { SettleRefusal } from '../schedule/refusal.ts';

export const placeWords: Record<MeetingPlace, () => string> = {
	'in-person': m.meetings_place_in_person,
	remote: m.meetings_place_remote,
	hybrid: m.meetings_place_hybrid,
};

export const answerWords: Record<MeetingAnswer, () => string> = {
	'in-person': m.meetings_reply_in_person,
	remote: m.meetings_reply_remote,
	absent: m.meetings_reply_absent,
};

const sentences: Record<MeetingFieldCode | SettleRefusal, () => string> = {
	missing: m.meetings_refusal_missing,
	'too-long': m.meetings_refusal_too_long,
	'unknown-choice': m.meetings_refusal_unknown_choice,
	'bad-time': m.meetings_refusal_unknown_time,
	'bad-minutes': m.meetings_refusal_bad_minutes,
	'bad-link': m.meetings_refusal_bad_link,
	'bad-seats': m.meetings_refusal_bad_seats,
	past: m.meetings_refusal_past,
	'no-such-hour': m.meetings_refusal_no_such_hour,
	'hour-twice': m.meetings_refusal_hour_twice,
	'unknown-time': m.meetings_refusal_unknown_time,
	'unknown-facilitator': m.meetings_refusal_unknown_facilitator,
	'unknown-template': m.meetings_refusal_unknown_template,
};

/** What stands beside each wrong field. */
export function meetingFieldSentences(errors: FormErrors): FormErrors {
	const say = new Map<string, () => string>(Object.entries(sentences));
	return Object.fromEntries(
		Object.entries(errors).map(([field, code]) => [field, (say.get(code) ?? m.error_bad_input)()]),
	);
}

/** The field that each refusal is about. */
export const fieldOf: Record<SettleRefusal, string> = {
	past: 'localStart',
	'no-such-hour': 'localStart',
	'hour-twice': 'localStart',
	'unknown-time': 'localStart',
	'unknown-facilitator': 'facilitatorId',
	'unknown-template': 'agenda',
};

export type Timed = Pick<Meeting, 'localStart' | 'startsAt' | 'minutes'>;

/**
 * How far ahead of UTC clocks are where the meeting is, or where the reader is: from what people were told, or from what
 * the server knows. A browser's own time zone data may be older than the law.
 */
const aheadBy = ({ localStart, startsAt }: Timed, here: Here | null): number =>
	here ? offsetAt(here.offsets, startsAt) : Date.parse(`${localStart}Z`) - startsAt;

/** « 9 h 30 », where the meeting is: its start, or an instant of it. */
export const hourOf = (meeting: Timed, at: Instant = meeting.startsAt): string =>
	timeOfDay(at + aheadBy(meeting, null), 'UTC');

/** « 9 h 30 à 11 h », where the meeting is, or where the reader is. */
export function hoursOf(meeting: Timed, here: Here | null = null): string {
	const ahead = aheadBy(meeting, here);
	return m.meetings_hours({
		start: timeOfDay(meeting.startsAt + ahead, 'UTC'),
		end: timeOfDay(endOf(meeting) + ahead, 'UTC'),
	});
}

/** « mardi 15 décembre », where the meeting is, or where the reader is. */
export const dayOf = (meeting: Timed, here: Here | null = null): string =>
	weekdayDate(meeting.startsAt + aheadBy(meeting, here), 'UTC');
