import type { Instant } from './clock.ts';

/** Groups meet in Montréal: unless told otherwise, the server and every browser write the same day and hour. */
export const montreal = 'America/Toronto';
const locale = 'fr-CA';

const parts = {
	long: { dateStyle: 'long' },
	full: { dateStyle: 'full' },
	hour: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
	zone: { timeZoneName: 'longGeneric' },
	weekday: { weekday: 'long', day: 'numeric', month: 'long' },
	month: { month: 'long', year: 'numeric' },
	dayName: { weekday: 'long' },
	dayNameShort: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// A formatter takes a hundred times longer to make than to use.
const made = new Map<string, Intl.DateTimeFormat>();

function format(part: keyof typeof parts, timeZone: string): Intl.DateTimeFormat {
	const key = `${part} ${timeZone}`;
	const known = made.get(key);
	if (known) return known;
	const fresh = new Intl.DateTimeFormat(locale, { ...parts[part], timeZone });
	made.set(key, fresh);
	return fresh;
}

const iso = new Intl.DateTimeFormat('en-CA', {
	...{ year: 'numeric', month: '2-digit', day: '2-digit' },
	timeZone: montreal,
});

/** « 24 novembre 2026 » */
export const longDate = (at: Instant): string => first(format('long', montreal).format(at));

/** « 13 h 30 », « 9 h », with spaces that do not break. */
export function timeOfDay(at: Instant, timeZone = montreal): string {
	const said = new Map(
		format('hour', timeZone)
			.formatToParts(at)
			.map(({ type, value }) => [type, value]),
	);
	const minute = said.get('minute');
	return `${Number(said.get('hour'))}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** « 24 novembre 2026 à 13 h 30 » */
export const longDateTime = (at: Instant): string => `${longDate(at)} à ${timeOfDay(at)}`;

/** « mardi 24 novembre 2026 » */
export const fullDate = (at: Instant, timeZone = montreal): string =>
	first(format('full', timeZone).format(at));

/** « mardi 24 novembre » */
export const weekdayDate = (at: Instant, timeZone = montreal): string =>
	first(format('weekday', timeZone).format(at));

/** « heure du Pacifique » */
export const zoneName = (timeZone: string): string =>
	format('zone', timeZone)
		.formatToParts(0)
		.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

/** « 4 décembre 2026 », from « 2026-12-04 ». */
export const calendarDate = (isoDate: string): string =>
	first(format('long', 'UTC').format(new Date(`${isoDate}T00:00:00Z`)));

/** « 2026-12-04 », in Montréal. */
export const isoDay = (at: Instant): string => iso.format(at);

/** « décembre 2026 », from « 2026-12 ». */
export const monthName = (isoMonth: string): string =>
	format('month', 'UTC').format(new Date(`${isoMonth}-01T00:00:00Z`));

/** « dimanche » and « dim. » to « samedi » and « sam. »: weeks of Québec calendars begin on Sunday. */
export function weekdayNames(): { long: string; short: string }[] {
	// 4 January 1970 was a Sunday.
	const days = [3, 4, 5, 6, 7, 8, 9].map((day) => day * 86_400_000);
	return days.map((day) => ({
		long: format('dayName', 'UTC').format(day),
		short: format('dayNameShort', 'UTC').format(day),
	}));
}

/** « vendredi 4 décembre 2026 », from « 2026-12-04 ». */
export const fullCalendarDate = (isoDate: string): string =>
	fullDate(Date.parse(`${isoDate}T00:00:00Z`), 'UTC');

/** « vendredi », from « 2026-12-04 »; null for what is no date. */
export function weekdayName(isoDate: string): string | null {
	const at = Date.parse(`${isoDate}T00:00:00Z`);
	return Number.isNaN(at) ? null : format('dayName', 'UTC').format(at);
}

/** How many days a calendar date (« 2026-12-04 ») is behind the day of `now`; 0 on that day or before it. */
export function daysLate(isoDate: string, now: Instant): number {
	const today = Date.parse(iso.format(now));
	return Math.max(0, Math.round((today - Date.parse(isoDate)) / 86_400_000));
}

// Intl writes « 1 décembre »; French says « 1er ».
const first = (text: string) => text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ');
