import { addDays } from '../series/calendar-day.ts';
import type { ExcludedPeriod } from './days-off.ts';

/** Excluded days, in order, as periods: a week of school break is one line and not seven. */
export function periodsOf(days: readonly { date: string; word: string }[]): ExcludedPeriod[] {
	const periods: ExcludedPeriod[] = [];
	for (const { date, word } of days) {
		const last = periods.at(-1);
		if (last && last.word === word && addDays(last.until, 1) === date) last.until = date;
		else periods.push({ from: date, until: date, word });
	}
	return periods;
}

/** The days from one to the other, both included; none when they are the wrong way round. */
export function daysFrom(from: string, until: string, limit: number): string[] {
	const days: string[] = [];
	for (let day = from; day <= until && days.length < limit; day = addDays(day, 1)) days.push(day);
	return days;
}
