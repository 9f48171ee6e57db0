import type { SettleRefusal } from '../schedule/refusal.ts';
import type { RecurrenceRefusal } from './recurrence.ts';

/** Why meetings cannot be planned together as asked; `on` is the day of the one that is refused. */
export type SeriesRefusal = {
	ok: false;
	refusal: SettleRefusal | RecurrenceRefusal | 'same-time';
	on: string | null;
};

export type SeriesRefusalCode = SeriesRefusal['refusal'];
