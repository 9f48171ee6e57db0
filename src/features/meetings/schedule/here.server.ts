import { Temporal } from 'temporal-polyfill';
import { days, type Instant } from '#kernel/clock.ts';
import type { Here, Offsets } from './here.ts';
import { isTimeZone } from './local-time.ts';

/** Meetings are planned that far ahead, and the past ones that are listed are younger than that. */
const reach = days(3 * 366);

/** The hours of a zone around now, by the time zone data of this process; null for a name that is none. */
export function hereIn(zone: string, now: Instant): Here | null {
	if (zone.length > 60 || !isTimeZone(zone)) return null;
	const offsets: { from: Instant; offset: number }[] = [];
	let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
		now - reach,
	).toZonedDateTimeISO(zone);
	while (at && at.epochMilliseconds < now + reach) {
		offsets.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 });
		at = at.getTimeZoneTransition('next');
	}
	return { zone, offsets } satisfies { zone: string; offsets: Offsets };
}
