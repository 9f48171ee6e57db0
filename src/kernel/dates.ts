import type { Instant } from './clock.ts';

// Groups meet in Montréal: the server and every browser must write the same day.
const timeZone = 'America/Toronto';
const locale = 'fr-CA';
const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
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

/** « 24 novembre 2026 à 13 h 30 », with an hour that does not break. */
export const longDateTime = (at: Instant): string =>
	first(moment.format(at)).replace(/(\d)\sh\s(\d)/u, '$1\u00a0h\u00a0$2');

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
