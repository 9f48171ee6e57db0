import { Temporal } from 'temporal-polyfill';

/** « 2026-12-17 », of « 2026-12-17T13:30 ». */
export const dayOf = (localStart: string): string => localStart.slice(0, 10);

/** « 13:30 », of « 2026-12-17T13:30 ». */
export const hourOf = (localStart: string): string => localStart.slice(11);

export const addDays = (day: string, days: number): string =>
	Temporal.PlainDate.from(day).add({ days }).toString();

export const daysBetween = (from: string, to: string): number =>
	Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** The years that a plan of two years may reach, from that day. */
export const yearsFrom = (day: string): number[] =>
	[0, 1, 2].map((years) => Number(day.slice(0, 4)) + years);

/** From 1, Monday, to 7, Sunday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/** Whether a text is a day of the calendar, « 2026-12-17 », in a century where anybody plans. */
export const isDay = (text: string): boolean =>
	/^2[01]\d{2}-\d{2}-\d{2}$/.test(text) && exists(() => Temporal.PlainDate.from(text, reject));

/** Whether a text is a time as meetings keep it, « 2026-12-17T13:30 », on a day of the calendar. */
export const isLocalTime = (text: string): boolean =>
	/^2[01]\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) &&
	exists(() => Temporal.PlainDateTime.from(text, reject));

const reject = { overflow: 'reject' } as const;

function exists(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch {
		return false;
	}
}
