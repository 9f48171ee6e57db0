import { days, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/id.ts';
import type { GroupId } from '#features/groups/model.ts';
import { isOn, type Meeting, type MeetingAnswer, type MeetingPlace } from '../model.ts';

export type Presence = 'present' | 'remote' | 'absent';

/** A round opened from a meeting's page, as the rounds say it is now. */
export type HeldRound = {
	id: Id<'round'>;
	groupId: GroupId;
	number: number;
	status: 'lobby' | 'running' | 'closed' | 'cancelled';
	/** Everybody who has a seat in it. */
	seated: readonly string[];
	/** Those who sat down, and where they were. */
	joined: readonly { personId: string; place: 'room' | 'remote' }[];
};

/** For how long those who lead are asked who was at a meeting that is over. */
export const askedFor = days(60);

/** From its start on, for a meeting that was to take place; afterwards too, to put right what was noted. */
export const canBeTaken = (
	{ status, startsAt }: Pick<Meeting, 'status' | 'startsAt'>,
	now: Instant,
): boolean => (isOn({ status }) || status === 'held') && now >= startsAt;

type Known = {
	/** Where the person sat down in a round of the meeting; null for those who did not. */
	joined: 'room' | 'remote' | null;
	/** What the person had answered. */
	answer: MeetingAnswer | null;
};

/** What to start from: whoever joined was there, and whoever said that they would be away was not. */
export const isExpectedAbsent = ({ joined, answer }: Known): boolean =>
	joined === null && answer === 'absent';

/** How somebody was there, as far as can be known from two taps. */
export function presenceOf({ joined, answer }: Known, place: MeetingPlace): 'present' | 'remote' {
	if (joined !== null) return joined === 'room' ? 'present' : 'remote';
	return place === 'remote' || answer === 'remote' ? 'remote' : 'present';
}

/**
 * Whether the rounds of a meeting show by themselves that it took place: as many are closed as were planned, or its time
 * is over.
 */
export function isShownHeld(
	meeting: Pick<Meeting, 'agenda' | 'startsAt' | 'minutes'>,
	rounds: readonly Pick<HeldRound, 'status' | 'joined'>[],
	isOver: boolean,
): boolean {
	const closed = rounds.filter(({ status }) => status === 'closed');
	const hasPeople = closed.some(({ joined }) => joined.length > 0);
	return hasPeople && (isOver || closed.length >= Math.max(1, meeting.agenda.length));
}
