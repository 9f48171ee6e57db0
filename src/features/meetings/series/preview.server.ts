import type { Instant } from '#kernel/clock.ts';
import type { Queries } from '#platform/db/database.server.ts';
import { readDaysOff } from '../cycle-plan/excluded.server.ts';
import { resolveLocal } from '../schedule/local-time.ts';
import { dayOf, yearsFrom } from './calendar-day.ts';
import type { PreviewedDate, SeriesPreview } from './preview.ts';
import { recur } from './recurrence.ts';
import { endsOf, type PreviewSeriesInput } from './series-schema.ts';

/** Every date of the rule, those to skip included, so that they can be taken back. */
export async function previewSeries(
	queries: Queries,
	{ groupId, localStart, timeZone, repeat, skip, ...end }: PreviewSeriesInput,
	now: Instant,
): Promise<SeriesPreview> {
	const ends = endsOf(end);
	const found = recur({ localStart, timeZone, repeat, ends, exceptions: [] });
	if (!found.ok) return { ...found, on: null };
	const daysOff = await readDaysOff(queries, groupId, yearsFrom(found.first));
	const dates = found.occurrences.map((at): PreviewedDate => {
		const date = dayOf(at);
		const dayOff = daysOff[date] ?? null;
		const isExcluded = dayOff !== null && 'word' in dayOff;
		return {
			...{ date, dayOff, isSkipped: isExcluded || skip.includes(date) },
			trouble: troubleOf(at, timeZone, now),
		};
	});
	return { ok: true, dates };
}

function troubleOf(localStart: string, timeZone: string, now: Instant): PreviewedDate['trouble'] {
	const resolved = resolveLocal(localStart, timeZone);
	if (resolved.ok) return resolved.at <= now ? 'past' : null;
	return resolved.refusal === 'unknown-time' ? 'no-such-hour' : resolved.refusal;
}
