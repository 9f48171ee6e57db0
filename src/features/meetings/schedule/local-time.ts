import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel/clock.ts';

export type Resolved =
	| { ok: true; at: Instant }
	| { ok: false; refusal: 'unknown-time' | 'no-such-hour' | 'hour-twice' };

/**
 * The instant of a time as people say it, « 2026-12-15T09:30 » in « America/Toronto », by the time zone data of this
 * process. Clocks that go forward leave an hour out, and clocks that go back have one twice: neither names an instant.
 */
export function resolveLocal(localStart: string, timeZone: string): Resolved {
	const plain = read(localStart);
	if (!plain || !isTimeZone(timeZone)) return { ok: false, refusal: 'unknown-time' };
	const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
		plain.toZonedDateTime(timeZone, { disambiguation }),
	);
	if (!earlier || !later) return { ok: false, refusal: 'unknown-time' };
	if (earlier.equals(later)) return { ok: true, at: earlier.epochMilliseconds };
	const isTwice = later.toPlainDateTime().equals(plain);
	return { ok: false, refusal: isTwice ? 'hour-twice' : 'no-such-hour' };
}

/** Whether the time zone data of this process knows that name. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('fr-CA', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function read(localStart: string): Temporal.PlainDateTime | null {
	try {
		return Temporal.PlainDateTime.from(localStart, { overflow: 'reject' });
	} catch {
		return null;
	}
}
