import type { DayOff } from '../cycle-plan/days-off.ts';
import type { SeriesRefusal } from './refusal.ts';

/** A date of a rule, before anything is planned. */
export type PreviewedDate = {
	date: string;
	/** What people may know about the day; a day that the group excludes gets no meeting. */
	dayOff: DayOff | null;
	isSkipped: boolean;
	/** Why its hour cannot be; null when it can. */
	trouble: 'past' | 'no-such-hour' | 'hour-twice' | null;
};

export type SeriesPreview = { ok: true; dates: PreviewedDate[] } | SeriesRefusal;
