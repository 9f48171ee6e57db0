import * as z from 'zod';
import {
	cancelMeetingSchema,
	id,
	isPlaced,
	meetingShape,
	placed,
	type MeetingFieldCode,
} from '../schema.ts';
import { isDay } from './calendar-day.ts';
import { recurrenceLimits } from './recurrence-limits.ts';
import type { Ends, MonthWeek, Repeat } from './recurrence.ts';

/** What is wrong with the fields of a series, by the code under which `messages/` holds its sentence. */
export type SeriesFieldCode = MeetingFieldCode | 'bad-count' | 'bad-until' | 'two-ends';

const says = (code: SeriesFieldCode) => code;

const emptyAsNull = (value: unknown) => (value === '' || value === undefined ? null : value);

const rule = {
	repeat: z.string(says('unknown-choice')).transform((text, context) => {
		const repeat = readRepeat(text);
		if (repeat) return repeat;
		context.addIssue({ code: 'custom', message: says('unknown-choice') });
		return z.NEVER;
	}),
	// Too many is refused with the dates in hand: what is typed here is any reasonable number.
	count: z.preprocess(
		emptyAsNull,
		z.coerce.number(says('bad-count')).int(says('bad-count')).min(1, says('bad-count')).nullable(),
	),
	until: z.preprocess(
		emptyAsNull,
		z.string(says('bad-until')).refine(isDay, says('bad-until')).nullable(),
	),
	skip: z.array(z.string().refine(isDay)).max(recurrenceLimits.occurrences).default([]),
};

type Rule = { count: number | null; until: string | null };
const hasOneEnd = ({ count, until }: Rule) => count === null || until === null;
const twoEnds = { path: ['until'], message: says('two-ends') };

export const planSeriesSchema = z
	.strictObject({ groupId: id<'group'>(), seriesId: id<'series'>(), ...meetingShape, ...rule })
	.refine(hasOneEnd, twoEnds)
	.refine(isPlaced, placed);

/** What it takes to see the dates of a series before anything else is filled in. */
export const previewSeriesSchema = z
	.object({
		...{ groupId: id<'group'>(), localStart: meetingShape.localStart },
		...{ timeZone: meetingShape.timeZone, ...rule },
	})
	.refine(hasOneEnd, twoEnds);

/** One meeting, or it and the following ones of its series. */
export const cancelWithScopeSchema = cancelMeetingSchema.extend({
	scope: z.enum(['this', 'following']).default('this'),
});

export type PlanSeriesInput = z.infer<typeof planSeriesSchema>;
export type PreviewSeriesInput = z.infer<typeof previewSeriesSchema>;

/** Null when nothing says where the series ends. */
export function endsOf({ count, until }: Rule): Ends | null {
	if (count !== null) return { count };
	return until === null ? null : { until };
}

/** « week-4 », « month-2 », « month-last », as the form names them. */
export function readRepeat(text: string): Repeat | null {
	const weeks = Number(/^week-([1-9]\d?)$/.exec(text)?.[1]);
	if (weeks >= 1 && weeks <= recurrenceLimits.interval) return { every: 'week', interval: weeks };
	const week = monthWeeks[text];
	return week ? { every: 'month', week } : null;
}

const monthWeeks: Readonly<Record<string, MonthWeek>> = {
	'month-1': 1,
	'month-2': 2,
	'month-3': 3,
	'month-4': 4,
	'month-last': -1,
};
