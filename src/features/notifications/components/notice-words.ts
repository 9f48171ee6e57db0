import { dayOf, hoursOf } from '#features/meetings/components/meeting-words.ts';
import type { MeetingLine } from '#features/meetings/model.ts';
import { m } from '#paraglide/messages.js';
import type { Notice, NoticeChannel, NoticeKind, NoticeType } from '../model.ts';

type When = { day: string; hours: string };

const sentences: Record<NoticeType, (when: When) => string> = {
	'meeting-confirmed': m.notices_meeting_confirmed,
	'meeting-moved': m.notices_meeting_moved,
	'meeting-changed': m.notices_meeting_changed,
	'meeting-cancelled': m.notices_meeting_cancelled,
	'meeting-reminder': m.notices_meeting_reminder,
	'subject-chosen': m.subjects_notice_chosen,
	'preparation-reminder': m.subjects_notice_prepare,
	'series-confirmed': m.notices_series_confirmed,
	'series-changed': m.notices_series_changed,
	'series-shortened': m.mails_series_shortened_subject,
	'series-cancelled': m.notices_series_cancelled,
	'poll-opened': m.notices_poll_opened,
	'poll-reminder': m.notices_poll_reminder,
	'poll-closed': m.notices_poll_closed,
	'poll-cancelled': m.notices_poll_cancelled,
	digest: m.mails_digest_subject,
};

/** What a notice says, of the meeting as it is now. */
export function noticeSentence({ type }: Notice, line: MeetingLine | undefined): string {
	if (!line) return m.notices_gone();
	return sentences[type]({ day: dayOf(line), hours: hoursOf(line) });
}

export const kindWords: Record<NoticeKind, () => string> = {
	meeting: m.notices_kind_meeting,
	reminder: m.notices_kind_reminder,
	poll: m.notices_kind_poll,
	subject: m.notices_kind_subject,
	action: m.notices_kind_action,
	digest: m.notices_kind_digest,
};

export const channelWords: Record<NoticeChannel, () => string> = {
	app: m.notices_channel_app,
	mail: m.notices_channel_mail,
};
