import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';

export type NoticeId = Id<'notice'>;
export type LetterId = Id<'letter'>;

/** What people choose to hear of, one by one. */
export const noticeKinds = ['meeting', 'reminder', 'poll', 'subject', 'action', 'digest'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeChannels = ['app', 'mail'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** Everything people are told of, with the kind it belongs to. */
export const kindOf = {
	'meeting-confirmed': 'meeting',
	'meeting-moved': 'meeting',
	'meeting-changed': 'meeting',
	'meeting-cancelled': 'meeting',
	'meeting-reminder': 'reminder',
	'subject-chosen': 'subject',
	'preparation-reminder': 'subject',
	'series-confirmed': 'meeting',
	'series-changed': 'meeting',
	'series-shortened': 'meeting',
	'series-cancelled': 'meeting',
	'poll-opened': 'poll',
	'poll-reminder': 'poll',
	// It confirms a date.
	'poll-closed': 'meeting',
	'poll-cancelled': 'poll',
	'action-reminder': 'action',
	postcard: 'action',
	'postcard-received': 'action',
	'companion-chosen': 'action',
	'companion-nudge': 'action',
	digest: 'digest',
} as const satisfies Record<string, NoticeKind>;
export type NoticeType = keyof typeof kindOf;

/** What calendars need to hear, and people do not. */
export const isForCalendars = (type: NoticeType): boolean => type === 'series-shortened';

export const isNoticeType = (text: string): text is NoticeType => Object.hasOwn(kindOf, text);

/** Ids of what a notice is about: never a word of anybody. */
export type About = Readonly<Record<string, string | number | null>>;

/** What a row of the database is about. */
export const aboutOf = (json: unknown): About => Object.fromEntries(Object.entries(Object(json)));

/** Where a notice leads. */
export function placeOf({ type, about }: Pick<Notice, 'type' | 'about'>): string {
	const { meetingId, roundId } = about;
	if (typeof meetingId === 'string') return `/rencontres/${meetingId}`;
	switch (type) {
		case 'postcard':
		case 'postcard-received':
			return `/rondes/${roundId}/carte-postale`;
		case 'companion-chosen':
		case 'companion-nudge':
			return `/rondes/${roundId}/resume`;
		default:
			return '/accueil';
	}
}

/** Something to tell one person. */
export type NewNotice = {
	personId: PersonId;
	type: NoticeType;
	/** Names the fact for that person: told once, however often it arrives. */
	key: string;
	about: About;
	/** Whether it cannot wait for the end of somebody's quiet hours. */
	isUrgent?: boolean;
};

export type Notice = {
	id: NoticeId;
	type: NoticeType;
	about: About;
	at: Instant;
	isRead: boolean;
};

/** The channels on which a kind can be told at all: the digest is a letter. */
export const channelsOf = (kind: NoticeKind): readonly NoticeChannel[] =>
	kind === 'digest' ? ['mail'] : noticeChannels;

export type Rhythm = {
	timeZone: string;
	/** Hours of the day, 0 to 23, between which no mail leaves; null for none. */
	quiet: { from: number; to: number } | null;
	/** Day of the weekly digest, 1 (Monday) to 7. */
	digestDay: number;
};
