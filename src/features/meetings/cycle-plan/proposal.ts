import { addDays } from '../series/calendar-day.ts';
import type { DayOff, DaysOff } from './days-off.ts';

/** A date proposed, with the days that were passed over to come to it. */
export type ProposedDate = { date: string; passed: { date: string; why: DayOff }[] };

// A group that excludes a whole season still gets an answer.
const weeksTried = 26;

/**
 * The dates of a cycle: one every so many weeks from the first. One that falls on a day off goes a week later, and the
 * following ones are counted from there.
 */
export function proposeDates(
	{ first, everyWeeks, count }: { first: string; everyWeeks: number; count: number },
	daysOff: DaysOff,
): ProposedDate[] {
	const dates: ProposedDate[] = [];
	let date = first;
	while (dates.length < count) {
		const proposed = firstFree(date, daysOff);
		dates.push(proposed);
		date = addDays(proposed.date, everyWeeks * 7);
	}
	return dates;
}

function firstFree(wanted: string, daysOff: DaysOff): ProposedDate {
	const passed: ProposedDate['passed'] = [];
	let date = wanted;
	for (let week = 0; week < weeksTried; week++) {
		const why = daysOff[date];
		if (!why) break;
		passed.push({ date, why });
		date = addDays(date, 7);
	}
	return { date, passed };
}
