import { m } from '#paraglide/messages.js';
import type { MeetingPlace } from '../model.ts';
import type { AnswerRefusal } from './answer.ts';

const places: Record<MeetingPlace, () => string> = {
	'in-person': m.calendar_place_in_person,
	remote: m.calendar_place_remote,
	hybrid: m.calendar_place_hybrid,
};

/**
 * Everything that a calendar file says of a meeting besides its time. A calendar is outside of the platform: nothing
 * that somebody typed goes there, neither a title nor a group's name nor an address.
 */
export const wordsOf = (place: MeetingPlace, link: string) => ({
	title: m.calendar_summary(),
	place: places[place](),
	description: m.calendar_description({ link }),
});

export const calendarName = (): string => m.calendar_name();

/** What whoever answered from a calendar program may be told. */
export const refusalSentences: Record<AnswerRefusal, () => string> = {
	tentative: m.calendar_reply_tentative,
	stale: m.calendar_reply_stale,
	moved: m.calendar_reply_stale,
	'not-on': m.calendar_reply_not_on,
	'other-place': m.calendar_reply_other_place,
};
