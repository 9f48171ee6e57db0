import Holidays from 'date-holidays';
import { weekdayOf } from '../series/calendar-day.ts';
import type { HolidayCode } from './days-off.ts';

/** The days as `date-holidays` (CA-QC) names their rules; it knows many others, which are no public holidays here. */
const codes: Readonly<Record<string, HolidayCode>> = {
	'01-01': 'new-year',
	'easter -2': 'good-friday',
	'easter 1': 'easter-monday',
	'monday before 05-25': 'patriots',
	'06-24': 'national',
	'07-01': 'canada',
	'1st monday in September': 'labour',
	'2nd monday after 10-01': 'thanksgiving',
	'12-25': 'christmas',
};

/**
 * Québec's public holidays of a year, by day. Source: Loi sur les normes du travail (RLRQ, c. N-1.1), art. 60, where
 * Good Friday or Easter Monday is the employer's choice, so that both count here; Loi sur la fête nationale
 * (RLRQ, c. F-1.1). A 1st of July on a Sunday gives the 2nd (art. 60); a 24th of June on a Sunday gives the 25th to
 * those who do not work on Sundays.
 */
export function quebecHolidays(year: number): Map<string, HolidayCode> {
	const found = new Map<string, HolidayCode>();
	for (const { date, rule } of new Holidays('CA', 'QC').getHolidays(year)) {
		const code = codes[rule];
		if (code) found.set(date.slice(0, 10), code);
	}
	for (const [day, next, code] of sundays) {
		if (weekdayOf(`${year}-${day}`) === 7) found.set(`${year}-${next}`, code);
	}
	return found;
}

const sundays = [
	['06-24', '06-25', 'national'],
	['07-01', '07-02', 'canada'],
] as const;
