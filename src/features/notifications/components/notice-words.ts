import { dayOf, hoursOf } from '#features/meetings/components/meeting-words.ts';
import type { MeetingLine } from '#features/meetings/model.ts';
import type { FollowUpLine } from '#features/rounds/follow-up/model.ts';
import { m } from '#paraglide/messages.js';
import type { Notice, NoticeChannel, NoticeKind, NoticeType } from '../model.ts';

/** What a notice is about, as it is now; undefined when the reader may not see it any more. */
export type Seen = { meeting: MeetingLine | undefined; round: FollowUpLine | undefined };

const ofMeeting =
	(say: (when: { day: string; hours: string }) => string) =>
	({ meeting }: Seen) =>
		meeting && say({ day: dayOf(meeting), hours: hoursOf(meeting) });

type SayRound = (round: { number: number }) => string;

/** A card may be taken back, and a companion let go: the notice then says so. */
const ofRound =
	(say: SayRound, isThere: (round: FollowUpLine) => boolean, sayGone: SayRound) =>
	({ round }: Seen) =>
		round && (isThere(round) ? say : sayGone)(round);
const ofCard = (say: SayRound) =>
	ofRound(say, ({ hasPostcard }) => hasPostcard, m.followup_notice_card_gone);
const ofCompanion = (say: SayRound) =>
	ofRound(say, ({ isCompanion }) => isCompanion, m.followup_notice_companion_gone);

const sentences: Record<NoticeType, (seen: Seen) => string | undefined> = {
	'meeting-confirmed': ofMeeting(m.notices_meeting_confirmed),
	'meeting-moved': ofMeeting(m.notices_meeting_moved),
	'meeting-changed': ofMeeting(m.notices_meeting_changed),
	'meeting-cancelled': ofMeeting(m.notices_meeting_cancelled),
	'meeting-reminder': ofMeeting(m.notices_meeting_reminder),
	'subject-chosen': ofMeeting(m.subjects_notice_chosen),
	'preparation-reminder': ofMeeting(m.subjects_notice_prepare),
	'series-confirmed': ofMeeting(m.notices_series_confirmed),
	'series-changed': ofMeeting(m.notices_series_changed),
	'series-shortened': () => m.mails_series_shortened_subject(),
	'series-cancelled': ofMeeting(m.notices_series_cancelled),
	'poll-opened': ofMeeting(m.notices_poll_opened),
	'poll-reminder': ofMeeting(m.notices_poll_reminder),
	'poll-closed': ofMeeting(m.notices_poll_closed),
	'poll-cancelled': ofMeeting(m.notices_poll_cancelled),
	'action-reminder': ({ round }) => round && m.followup_notice_recall(round),
	postcard: ofCard(m.followup_notice_postcard),
	'postcard-received': ofCard(m.followup_notice_received),
	'companion-chosen': ofCompanion(m.followup_notice_chosen),
	'companion-nudge': ofCompanion(m.followup_notice_nudge),
	digest: () => m.mails_digest_subject(),
};

/** What a notice says, of the meeting or the round as it is now. */
export const noticeSentence = ({ type }: Notice, seen: Seen): string =>
	sentences[type](seen) ?? m.notices_gone();

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
