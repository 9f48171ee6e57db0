import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel/clock.ts';
import type { Rhythm } from '../model.ts';

/** The first instant from `now` on that is outside a person's quiet hours, by the clock where they live. */
export function afterQuietHours(now: Instant, { timeZone, quiet }: Rhythm): Instant {
	if (!quiet || quiet.from === quiet.to) return now;
	const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
	const { from, to } = quiet;
	const isQuiet =
		from < to ? here.hour >= from && here.hour < to : here.hour >= from || here.hour < to;
	if (!isQuiet) return now;
	const end = here.withPlainTime({ hour: to });
	return (here.hour < to ? end : end.add({ days: 1 })).epochMilliseconds;
}
