import { minutes, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';

export type MeetingId = Id<'meeting'>;
export type SeriesId = Id<'series'>;

/** `moved` is confirmed, at another time than the one first told. */
export const meetingStatuses = [
	'draft',
	'poll',
	'confirmed',
	'moved',
	'cancelled',
	'held',
] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingPlaces = ['in-person', 'remote', 'hybrid'] as const;
export type MeetingPlace = (typeof meetingPlaces)[number];

export const meetingAnswers = ['in-person', 'remote', 'absent'] as const;
export type MeetingAnswer = (typeof meetingAnswers)[number];

/** Where a meeting happens; what its kind does not need is empty. */
export type Where = { place: MeetingPlace; address: string; room: string; link: string };

export type Meeting = Where & {
	id: MeetingId;
	groupId: GroupId;
	title: string;
	status: MeetingStatus;
	/** « 2026-12-15T09:30 », as people were told, in `timeZone`. */
	localStart: string;
	timeZone: string;
	startsAt: Instant;
	minutes: number;
	notes: string;
	facilitatorId: PersonId;
	/** Keys of the templates of the rounds planned, in order. */
	agenda: string[];
	/** Seats in the room; null when there are enough for everybody. */
	capacity: number | null;
	revision: number;
	/** Whether the group ever heard of it: a draft that is given up stays with those who plan. */
	isTold: boolean;
	cancelWord: string;
	/** Null for a meeting planned alone. `occurrence` is the local time the series gave it, whatever moved since. */
	series: { id: SeriesId; occurrence: string } | null;
};

/** One line of a list of meetings, as one of the group's members sees it. */
export type MeetingLine = Pick<
	Meeting,
	| 'id'
	| 'title'
	| 'status'
	| 'timeZone'
	| 'localStart'
	| 'startsAt'
	| 'minutes'
	| 'place'
	| 'groupId'
> & {
	groupName: string;
	answer: MeetingAnswer | null;
	/** A meeting whose date is still looked for, or that was cancelled before: it has no time to show. */
	poll: {
		closesAt: Instant;
		isLate: boolean;
		/** Whether one's answer is missing for a date to come; null when none is to come. */
		isAwaited: boolean | null;
	} | null;
};

/** How early the door opens for members. */
export const doorOpensBefore = minutes(15);

/** How long before a meeting its members are reminded of it. */
export const remindedBefore = minutes(24 * 60);

/** A notice of absence this early lets the group find another client. */
export const noticeEncouraged = minutes(24 * 60);

export const endOf = ({ startsAt, minutes: length }: Pick<Meeting, 'startsAt' | 'minutes'>) =>
	startsAt + minutes(length);

/** Whether people are expected at its time. */
export const isOn = ({ status }: Pick<Meeting, 'status'>): boolean =>
	status === 'confirmed' || status === 'moved';

/**
 * The door is open from a quarter of an hour before, and stays so an hour after for a round that runs late; who is there
 * may be noted meanwhile.
 */
export function isDoorOpen(
	meeting: Pick<Meeting, 'status' | 'startsAt' | 'minutes'>,
	now: Instant,
): boolean {
	const takesPlace = isOn(meeting) || meeting.status === 'held';
	return (
		takesPlace && now >= meeting.startsAt - doorOpensBefore && now < endOf(meeting) + minutes(60)
	);
}

/** What a kind of place lets somebody answer. */
export function answersFor(place: MeetingPlace): MeetingAnswer[] {
	return meetingAnswers.filter(
		(answer) => answer === 'absent' || place === 'hybrid' || answer === place,
	);
}
