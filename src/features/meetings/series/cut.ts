import { addDays, dayOf, daysBetween, hourOf } from './calendar-day.ts';
import { endingAt, isByInterval } from './recurrence.ts';

/** What keeps the meetings of a series together. */
export type Pattern = {
	rule: string | null;
	localStart: string;
	timeZone: string;
	exceptions: string[];
};

/** By how many days a series moves, and to which hour. */
export type Shift = { days: number; hour: string };

/**
 * How the dates of a series move when the meeting at `occurrence` goes to `localStart`: each by as many days, and all
 * to its hour.
 */
export const shiftTo = (occurrence: string, localStart: string): Shift => ({
	days: daysBetween(dayOf(occurrence), dayOf(localStart)),
	hour: hourOf(localStart),
});

export const shifted = (occurrence: string, { days, hour }: Shift): string =>
	`${addDays(dayOf(occurrence), days)}T${hour}`;

/** What is left of a series that was cut, its last date being `last`. */
export function patternBefore(pattern: Pattern, last: string): Pattern {
	const { rule, timeZone } = pattern;
	return {
		...pattern,
		rule: rule && endingAt(rule, last, timeZone),
		exceptions: pattern.exceptions.filter((day) => day < dayOf(last)),
	};
}

/**
 * The series that begins where another one was cut. Weeks go on from its first date; « the last Thursday » moved by a
 * day is a rule no more, and its dates go on as they are.
 *
 * @param cut.occurrences where the former series had its meetings, the first one first.
 * @param cut.without days the former series had and this one does not.
 */
export function patternAfter(
	former: Pattern,
	shift: Shift,
	cut: { occurrences: readonly string[]; without: readonly string[]; timeZone: string },
): Pattern {
	const [first = former.localStart] = cut.occurrences;
	const moved = (occurrence: string) => shifted(occurrence, shift);
	const last = moved(cut.occurrences.at(-1) ?? first);
	const isRule = former.rule !== null && (shift.days === 0 || isByInterval(former.rule));
	const days = [...former.exceptions, ...cut.without].filter((day) => day > dayOf(first));
	return {
		rule: isRule && former.rule ? endingAt(former.rule, last, cut.timeZone) : null,
		localStart: moved(first),
		timeZone: cut.timeZone,
		exceptions: isRule ? [...new Set(days)].toSorted().map((day) => addDays(day, shift.days)) : [],
	};
}
