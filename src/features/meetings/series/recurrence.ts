import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayOf, isLocalTime, weekdayOf } from './calendar-day.ts';
import { recurrenceLimits } from './recurrence-limits.ts';

/** The week of the month, from the first; -1 is the last one. */
export type MonthWeek = 1 | 2 | 3 | 4 | -1;

/** How a series repeats, always on the weekday of its first day. */
export type Repeat = { every: 'week'; interval: number } | { every: 'month'; week: MonthWeek };

/** After so many dates of the rule, those without a meeting included, or with the last one up to a day. */
export type Ends = { count: number } | { until: string };

export type Recurrence = {
	/** « 2026-12-17T13:30 »: the first day on or after it that the rule holds begins the series. */
	localStart: string;
	timeZone: string;
	repeat: Repeat;
	/** Null for a rule that never ends, which is refused. */
	ends: Ends | null;
	/** Days without a meeting, « 2026-12-24 ». */
	exceptions: readonly string[];
};

export type RecurrenceRefusal =
	'never-ends' | 'too-many' | 'too-far' | 'no-date' | 'before-start' | 'unknown-time';

/** The rule of RFC 5545 with what its DTSTART and EXDATE are, and the local times of the meetings it makes. */
export type Recurred =
	| { ok: true; rule: string; first: string; exceptions: string[]; occurrences: string[] }
	| { ok: false; refusal: RecurrenceRefusal };

/**
 * The local times of a series: the hour on the wall is the same on each day, whatever the clocks do between them. Those
 * that name no instant are among them: whoever plans them says which one, where the rule alone would leave it out in
 * silence.
 */
export function recur({ localStart, timeZone, repeat, ends, exceptions }: Recurrence): Recurred {
	if (!isLocalTime(localStart)) return refuse('unknown-time');
	if (!ends) return refuse('never-ends');
	if ('count' in ends && ends.count > recurrenceLimits.occurrences) return refuse('too-many');
	if ('until' in ends && ends.until < dayOf(localStart)) return refuse('before-start');

	const body = bodyOf(repeat, localStart);
	const all = expand(`${body};${endOf(ends)}`, localStart);
	const [first, last] = [all[0], all.at(-1)];
	if (!first || !last) return refuse('no-date');
	if (all.length > recurrenceLimits.occurrences) return refuse('too-many');
	if (dayOf(last) > horizonOf(localStart)) return refuse('too-far');
	const occurrences = all.filter((at) => !exceptions.includes(dayOf(at)));
	if (occurrences.length === 0) return refuse('no-date');
	return {
		ok: true,
		rule: 'count' in ends ? `${body};COUNT=${ends.count}` : endingAt(body, last, timeZone),
		first,
		exceptions: all.map(dayOf).filter((day) => exceptions.includes(day)),
		occurrences,
	};
}

/** The same rule with `last` as its last date; RFC 5545 wants UNTIL as an instant where DTSTART has a time zone. */
export function endingAt(rule: string, last: string, timeZone: string): string {
	const instant = Temporal.PlainDateTime.from(last).toZonedDateTime(timeZone).toInstant();
	const stamp = instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
	return `${rule.replace(/;(COUNT|UNTIL)=[^;]*/, '')};UNTIL=${stamp}`;
}

/** Whether the rule holds for whichever weekday its first date is: moved by days, it is the same rule. */
export const isByInterval = (rule: string): boolean => !rule.includes('BYDAY');

/** The last day that a series may reach. */
export const horizonOf = (localStart: string): string =>
	addDays(dayOf(localStart), recurrenceLimits.years * 366);

function bodyOf(repeat: Repeat, localStart: string): string {
	if (repeat.every === 'week') return `FREQ=WEEKLY;INTERVAL=${repeat.interval}`;
	const weekday = weekdays[weekdayOf(dayOf(localStart)) - 1] ?? 'MO';
	return `FREQ=MONTHLY;BYDAY=${repeat.week}${weekday}`;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const endOf = (ends: Ends): string =>
	'count' in ends ? `COUNT=${ends.count}` : `UNTIL=${ends.until.replaceAll('-', '')}T235959Z`;

/**
 * The dates by a clock that never changes, since only local times are asked of it. One more than the limit tells that
 * there are too many.
 */
function expand(rule: string, localStart: string): string[] {
	const start = `${localStart.replaceAll(/[-:]/g, '')}00Z`;
	const dates = new RRuleTemporal({ rruleString: `DTSTART:${start}\nRRULE:${rule}` });
	return dates
		.all((_, index) => index <= recurrenceLimits.occurrences)
		.map((date) => date.toString().slice(0, 16));
}

const refuse = (refusal: RecurrenceRefusal) => ({ ok: false, refusal }) as const;
