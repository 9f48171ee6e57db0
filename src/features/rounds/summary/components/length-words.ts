import { days, minutes } from '#kernel/clock.ts';
import { m } from '#paraglide/messages.js';
import type { SummarizedRound } from '../summary.ts';

/** « 17 min », « 3 jours »: to the nearest one, as people tell time. */
export function lengthWords(milliseconds: number, unit: SummarizedRound['unit']): string {
	return unit === 'minutes'
		? m.summary_minutes({ count: Math.round(milliseconds / minutes(1)) })
		: m.summary_days({ count: Math.round(milliseconds / days(1)) });
}
