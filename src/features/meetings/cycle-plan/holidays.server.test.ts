import { expect, test } from 'vitest';
import { quebecHolidays } from './holidays.server.ts';

test.each([
	[2025, ['01-01', '04-18', '04-21', '05-19', '06-24', '07-01', '09-01', '10-13', '12-25']],
	[2026, ['01-01', '04-03', '04-06', '05-18', '06-24', '07-01', '09-07', '10-12', '12-25']],
	[2027, ['01-01', '03-26', '03-29', '05-24', '06-24', '07-01', '09-06', '10-11', '12-25']],
	[2028, ['01-01', '04-14', '04-17', '05-22', '06-24', '07-01', '09-04', '10-09', '12-25']],
])('the public holidays of %i', (year, days) => {
	expect([...quebecHolidays(year).keys()].toSorted()).toEqual(days.map((day) => `${year}-${day}`));
});

test('each holiday has its name', () => {
	expect(Object.fromEntries(quebecHolidays(2027))).toEqual({
		'2027-01-01': 'new-year',
		'2027-03-26': 'good-friday',
		'2027-03-29': 'easter-monday',
		'2027-05-24': 'patriots',
		'2027-06-24': 'national',
		'2027-07-01': 'canada',
		'2027-09-06': 'labour',
		'2027-10-11': 'thanksgiving',
		'2027-12-25': 'christmas',
	});
});

test('a 24th of June and a 1st of July on a Sunday give the next day too', () => {
	const holidays = quebecHolidays(2029);
	expect(['2029-06-24', '2029-06-25'].map((day) => holidays.get(day))).toEqual([
		'national',
		'national',
	]);
	expect(['2029-07-01', '2029-07-02'].map((day) => holidays.get(day))).toEqual([
		'canada',
		'canada',
	]);
});
