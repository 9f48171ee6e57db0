import type { Instant } from '#kernel/clock.ts';

// Groups meet in Montréal: the server and every browser must write the same hour.
const timeZone = 'America/Toronto';
const hour = new Intl.DateTimeFormat('fr-CA', {
	hour: 'numeric',
	minute: '2-digit',
	hour12: false,
	timeZone,
});
const day = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'full', timeZone });
const date = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'UTC' });

const space = '\u00A0';

/** « 13 h 30 », with spaces that do not break. */
export function formatHour(at: Instant): string {
	const parts = new Map(hour.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${Number(parts.get('hour'))}${space}h${space}${parts.get('minute')}`;
}

/** « mardi 24 novembre 2026 » */
export const formatDay = (at: Instant): string => day.format(at);

/** « 4 décembre 2026 », from « 2026-12-04 ». */
export function formatDate(isoDate: string): string {
	return date.format(new Date(`${isoDate}T00:00:00Z`));
}
