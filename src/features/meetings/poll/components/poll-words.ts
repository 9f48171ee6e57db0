import { weekdayDate } from '#kernel/dates.ts';
import type { FormErrors } from '#kernel/forms.ts';
import type { IconName } from '#ui/icons/names.ts';
import { m } from '#paraglide/messages.js';
import { dayOf, hoursOf } from '../../components/meeting-words.ts';
import type { Meeting, MeetingLine } from '../../model.ts';
import type { PollAnswer } from '../model.ts';
import type { PollRefusal } from '../refusal.ts';

export const pollAnswerWords: Record<PollAnswer, () => string> = {
	yes: m.polls_yes,
	'if-need-be': m.polls_if_need_be,
	no: m.polls_no,
};

export const pollAnswerIcons: Record<PollAnswer, IconName> = {
	yes: 'check',
	'if-need-be': 'circle-half',
	no: 'minus',
};

const sentences: Record<Exclude<PollRefusal, 'has-answers'>, () => string> = {
	'few-slots': m.polls_refusal_few_slots,
	'many-slots': m.polls_refusal_many_slots,
	'slot-twice': m.polls_refusal_slot_twice,
	'before-deadline': m.polls_refusal_before_deadline,
	past: m.meetings_refusal_past,
	'no-such-hour': m.meetings_refusal_no_such_hour,
	'hour-twice': m.meetings_refusal_hour_twice,
	'unknown-time': m.meetings_refusal_unknown_time,
	'unknown-day': m.polls_refusal_unknown_day,
	'deadline-past': m.polls_refusal_deadline_past,
	'deadline-late': m.polls_refusal_deadline_late,
	'long-comment': m.polls_refusal_long_comment,
	'date-chosen': m.polls_refusal_date_chosen,
	'poll-cancelled': m.polls_refusal_poll_cancelled,
	'unknown-slot': m.polls_refusal_unknown_slot,
	'last-slot': m.polls_refusal_last_slot,
	'reminded-already': m.polls_refusal_reminded_already,
	'all-answered': m.polls_refusal_all_answered,
	unclear: m.polls_refusal_unclear,
};

const byCode = new Map<string, () => string>(Object.entries(sentences));

/** What a refusal reads; the answers that a date would take with it are told with their number. */
export const pollRefusal = (code: string, count = 0): string =>
	code === 'has-answers'
		? m.polls_remove_warning({ count })
		: (byCode.get(code) ?? m.error_bad_input)();

/** What stands beside each wrong field of a poll: its dates, all together or one by one, and its last day. */
export const pollFieldSentences = (errors: FormErrors): FormErrors =>
	Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, pollRefusal(code)]));

/** « vendredi 15 janvier »: a day ends an instant before the next one. */
export const lastDayOf = (closesAt: number, timeZone: string): string =>
	weekdayDate(closesAt - 1, timeZone);

/** The day and the hours of a slot, where its meeting is. */
export function slotWords(
	{ startsAt, localStart }: Pick<Meeting, 'startsAt' | 'localStart'>,
	{ minutes }: Pick<Meeting, 'minutes'>,
) {
	const then = { startsAt, localStart, minutes };
	return { day: dayOf(then), hours: hoursOf(then) };
}

/** What a list shows in the place of a date. */
export function pollLine(
	poll: NonNullable<MeetingLine['poll']>,
	{ status, timeZone }: Pick<Meeting, 'status' | 'timeZone'>,
): string {
	if (status === 'cancelled') return m.polls_line_off();
	if (poll.isLate) return m.polls_line_late();
	return m.polls_line({ day: lastDayOf(poll.closesAt, timeZone) });
}
