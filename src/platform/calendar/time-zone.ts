import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel/clock.ts';

type Period = { from: Instant; to: Instant };
type Onset = { local: Temporal.PlainDateTime; before: string; after: string; isDaylight: boolean };

/**
 * The VTIMEZONE (RFC 5545, 3.6.5) of a zone for a period, by the time zone data of this process: what holds when the
 * period begins, each change during it, and the next one. Nothing is repeated for ever: laws change, as in British
 * Columbia in 2026.
 */
export function writeTimeZone(timeZone: string, { from, to }: Period): string {
	const observances = onsetsOf(timeZone, { from, to }).map(({ local, before, after, isDaylight }) =>
		[
			`BEGIN:${isDaylight ? 'DAYLIGHT' : 'STANDARD'}`,
			`DTSTART:${local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
			`TZOFFSETFROM:${before}`,
			`TZOFFSETTO:${after}`,
			`END:${isDaylight ? 'DAYLIGHT' : 'STANDARD'}`,
		].join('\r\n'),
	);
	return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}

function onsetsOf(timeZone: string, { from, to }: Period): Onset[] {
	const at = (instant: Instant) =>
		Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
	// A change at the very start counts.
	const first = at(from + 1).getTimeZoneTransition('previous');
	if (!first) return [always(at(from))];
	const onsets: Onset[] = [];
	for (let change: Temporal.ZonedDateTime | null = first; change;) {
		onsets.push(onsetAt(change));
		if (change.epochMilliseconds > to) break;
		change = change.getTimeZoneTransition('next');
	}
	return onsets;
}

/** A change of the clocks, told by the time that it was before it. */
function onsetAt(change: Temporal.ZonedDateTime): Onset {
	const before = change.subtract({ milliseconds: 1 });
	const next = change.getTimeZoneTransition('next');
	return {
		local: change.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime(),
		before: offsetOf(before),
		after: offsetOf(change),
		// Time that goes back later is daylight time; what nothing ends is the standard, whatever its law calls it.
		isDaylight: next !== null && next.offsetNanoseconds < change.offsetNanoseconds,
	};
}

function always(moment: Temporal.ZonedDateTime): Onset {
	const offset = offsetOf(moment);
	const local = Temporal.PlainDateTime.from('1970-01-01T00:00');
	return { local, before: offset, after: offset, isDaylight: false };
}

/** « -0500 »; zones of the past have seconds, which no meeting meets. */
const offsetOf = ({ offset }: Temporal.ZonedDateTime): string => offset.replaceAll(':', '');
