import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel/clock.ts';
import { isTimeZone } from '../schedule/local-time.ts';

export type DeadlineRefusal = 'unknown-day' | 'deadline-past' | 'deadline-late';

/**
 * When the last day for answers (« 2026-12-15 ») ends where the meeting is: it is still to come, and no date proposed
 * comes before it.
 */
export function settleDeadline(
	lastDay: string,
	{ timeZone, now, first }: { timeZone: string; now: Instant; first: Instant },
): { ok: true; closesAt: Instant } | { ok: false; refusal: DeadlineRefusal } {
	const closesAt = endOfDay(lastDay, timeZone);
	if (closesAt === null) return { ok: false, refusal: 'unknown-day' };
	if (closesAt <= now) return { ok: false, refusal: 'deadline-past' };
	return closesAt > first ? { ok: false, refusal: 'deadline-late' } : { ok: true, closesAt };
}

/** The first instant after a day, which is not always midnight; null for a day that is in no calendar. */
export function endOfDay(day: string, timeZone: string): Instant | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isTimeZone(timeZone)) return null;
	try {
		const next = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: 1 });
		return next.toZonedDateTime(timeZone).epochMilliseconds;
	} catch {
		return null;
	}
}
