import type { Instant } from './clock.ts';

// Groups meet in Montréal: the server and every browser must write the same day.
const timeZone = 'America/Toronto';
const locale = 'fr-CA';
const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
const hour = new Intl.DateTimeFormat(locale, {
	...{ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
	timeZone,
});
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
const weekday = new Intl.DateTimeFormat(locale, {
	...{ weekday: 'long', day: 'numeric', month: 'long' },
	timeZone,
});
const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const iso = new Intl.DateTimeFormat('en-CA', {
	...{ year: 'numeric', month: '2-digit', day: '2-digit' },
	timeZone,
});

/** « 24 novembre 2026 » */
export const longDate = (at: Instant): string => first(long.format(at));

/** « 13 h 30 », with spaces that do not break. */
export function timeOfDay(at: Instant): string {
	const parts = new Map(hour.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${Number(parts.get('hour'))}\u00a0h\u00a0${parts.get('minute')}`;
}

/** « 24 novembre 2026 à 13 h 30 », with an hour that does not break. */
export const longDateTime = (at: Instant): string => `${longDate(at)} à ${timeOfDay(at)}`;

/** « mardi 24 novembre 2026 » */
export const fullDate = (at: Instant): string => first(full.format(at));

/** « mardi 24 novembre » */
export const weekdayDate = (at: Instant): string => first(weekday.format(at));

/** « 4 décembre 2026 », from « 2026-12-04 ». */
export const calendarDate = (isoDate: string): string =>
	first(calendar.format(new Date(`${isoDate}T00:00:00Z`)));

/** How many days a calendar date (« 2026-12-04 ») is behind the day of `now`; 0 on that day or before it. */
export function daysLate(isoDate: string, now: Instant): number {
	const today = Date.parse(iso.format(now));
	return Math.max(0, Math.round((today - Date.parse(isoDate)) / 86_400_000));
}

// Intl writes « 1 décembre »; French says « 1er ».
const first = (text: string) => text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ');
