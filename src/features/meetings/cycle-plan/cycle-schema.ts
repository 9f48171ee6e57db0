import * as z from 'zod';
import { groupSize } from '#features/groups/model.ts';
import { id, isPlaced, line, meetingShape, placed } from '../schema.ts';
import { isDay } from '../series/calendar-day.ts';

export const cycleLimits = {
	/** Everybody of the largest group, a start and a closing. */
	meetings: groupSize.largest + 2,
	/** How many days a group may exclude, and how many at once. */
	excluded: 120,
	period: 31,
	word: 80,
} as const;

/** What is wrong with an excluded period, by the code under which `messages/` holds its sentence. */
export type ExcludedFieldCode = 'missing' | 'too-long' | 'bad-period' | 'period-too-long';

const says = (code: ExcludedFieldCode) => code;
const { timeZone, minutes, place, address, room, link, facilitatorId, capacity } = meetingShape;
const { title, localStart, agenda } = meetingShape;

export const planCycleSchema = z
	.strictObject({
		...{ groupId: id<'group'>(), seriesId: id<'series'>() },
		...{ timeZone, minutes, place, address, room, link, facilitatorId, capacity },
		meetings: z
			.array(z.strictObject({ title, localStart, agenda }))
			.min(1, says('missing'))
			.max(cycleLimits.meetings),
	})
	.refine(isPlaced, placed);

const day = z.string(says('missing')).refine(isDay, says('missing'));

/** Days from one to the other; a single one has no `until`. */
export const excludePeriodSchema = z
	.strictObject({
		groupId: id<'group'>(),
		from: day,
		until: z.preprocess((value) => (value === '' ? undefined : value), day.optional()),
		word: line(cycleLimits.word).pipe(z.string().min(1, says('missing'))),
	})
	.transform(({ until, ...period }) => ({ ...period, until: until ?? period.from }))
	.refine(({ from, until }) => from <= until, { path: ['until'], message: says('bad-period') });

export const allowPeriodSchema = z.strictObject({ groupId: id<'group'>(), from: day, until: day });

export type PlanCycleInput = z.infer<typeof planCycleSchema>;
export type ExcludePeriodInput = z.infer<typeof excludePeriodSchema>;
export type AllowPeriodInput = z.infer<typeof allowPeriodSchema>;
