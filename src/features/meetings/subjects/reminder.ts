import { Temporal } from 'temporal-polyfill';
import { days, type Instant } from '#kernel/clock.ts';

/** How many days before the meeting its client is reminded to prepare, the furthest first. */
const daysBefore = [7, 2, 0] as const;

/** From which hour, where the meeting is. */
const morning = { hour: 7 };

/** A reminder that is a day late is no more the one of that day. */
const missedAfter = days(1);

/** Writing this recently shows that no reminder is needed. */
const recently = days(2);

export type ReminderDue = {
	daysBefore: number;
	/** The day of the meeting, « 2026-12-15 »: another hour of the same day is reminded once. */
	day: string;
	/** From when it was due. */
	at: Instant;
};

/** Which reminder is due now for a meeting that starts at that time; null when none is. */
export function reminderDue(
	{ startsAt, timeZone }: { startsAt: Instant; timeZone: string },
	now: Instant,
): ReminderDue | null {
	if (now >= startsAt) return null;
	const day = Temporal.Instant.fromEpochMilliseconds(startsAt)
		.toZonedDateTimeISO(timeZone)
		.toPlainDate();
	const due = daysBefore
		.map((count) => ({
			...{ daysBefore: count, day: day.toString() },
			at: day.subtract({ days: count }).toZonedDateTime({ timeZone, plainTime: morning })
				.epochMilliseconds,
		}))
		.findLast(({ at }) => at <= now);
	return due && now < due.at + missedAfter ? due : null;
}

/**
 * Whether a reminder would help: the client was named before it was due, comes, and has not written on the sheet
 * in the two days before.
 */
export function isUseful(
	{ at }: ReminderDue,
	client: { namedAt: Instant; isAbsent: boolean; writtenAt: Instant | null },
): boolean {
	const { namedAt, isAbsent, writtenAt } = client;
	const isWriting = writtenAt !== null && writtenAt > at - recently;
	return namedAt <= at && !isAbsent && !isWriting;
}
