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

const ofRound =
	(say: (round: { number: number }) => string, isThere: (round: FollowUpLine) => boolean) =>
	({ round }: Seen) =>
		round && isThere(round) ? say(round) : undefined;

const sentences: Record<NoticeType, (seen: Seen) => string | undefined> = {
	'meeting-confirmed': ofMeeting(m.notices_meeting_confirmed),
	'meeting-moved': ofMeeting(m.notices_meeting_moved),
	'meeting-changed': ofMeeting(m.notices_meeting_changed),
	'meeting-cancelled': ofMeeting(m.notices_meeting_cancelled),
	'meeting-reminder': ofMeeting(m.notices_meeting_reminder),
	'action-reminder': ofRound(m.followup_notice_recall, () => true),
	postcard: ofRound(m.followup_notice_postcard, ({ hasPostcard }) => hasPostcard),
	'postcard-received': ofRound(m.followup_notice_received, ({ hasPostcard }) => hasPostcard),
	'companion-chosen': ofRound(m.followup_notice_chosen, ({ isCompanion }) => isCompanion),
	'companion-nudge': ofRound(m.followup_notice_nudge, ({ isCompanion }) => isCompanion),
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
