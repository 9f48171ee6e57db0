import { expect, test } from 'vitest';
import {
	calendarDate,
	daysLate,
	fullCalendarDate,
	fullDate,
	isoDay,
	longDate,
	longDateTime,
	monthName,
	timeOfDay,
	weekdayDate,
	weekdayName,
	weekdayNames,
	zoneName,
} from './dates.ts';

// 23:30 in Montréal, already tomorrow in UTC.
const evening = Date.UTC(2026, 10, 25, 4, 30);

test('a day is Montréal’s', () => {
	expect(longDate(evening)).toBe('24 novembre 2026');
	expect(weekdayDate(evening)).toBe('mardi 24 novembre');
	expect(fullDate(evening)).toBe('mardi 24 novembre 2026');
});

test('the first of a month is said as French says it', () => {
	expect(calendarDate('2026-12-01')).toBe('1er décembre 2026');
	expect(calendarDate('2026-12-11')).toBe('11 décembre 2026');
	expect(weekdayDate(Date.UTC(2026, 11, 1, 15))).toBe('mardi 1er décembre');
});

test('a calendar date has its weekday, and what is no date has none', () => {
	expect(fullCalendarDate('2026-12-01')).toBe('mardi 1er décembre 2026');
	expect(weekdayName('2026-12-04')).toBe('vendredi');
	expect(weekdayName('')).toBeNull();
});

test('an hour does not break', () => {
	expect(longDateTime(evening)).toBe('24 novembre 2026 à 23\u00a0h\u00a030');
	expect(timeOfDay(Date.UTC(2026, 10, 24, 5, 5))).toBe('0\u00a0h\u00a005');
	expect(timeOfDay(Date.UTC(2026, 10, 24, 14, 0))).toBe('9\u00a0h');
});

test('the same instant has another hour, and another day, elsewhere', () => {
	expect(timeOfDay(evening, 'Asia/Kathmandu')).toBe('10\u00a0h\u00a015');
	expect(weekdayDate(evening, 'Asia/Kathmandu')).toBe('mercredi 25 novembre');
});

test('a date is late from the day after it', () => {
	expect(daysLate('2026-11-24', evening)).toBe(0);
	expect(daysLate('2026-11-23', evening)).toBe(1);
	expect(daysLate('2026-10-31', evening)).toBe(24);
	expect(daysLate('2027-01-01', evening)).toBe(0);
});

test('a time zone is named as people say it', () => {
	expect(zoneName('America/Vancouver')).toBe('heure du Pacifique');
	expect(zoneName('Asia/Kathmandu')).toBe('heure du Népal');
});

test('a month is named in words, and a week of its names begins on Sunday', () => {
	expect(monthName('2026-12')).toBe('décembre 2026');
	expect(weekdayNames().map(({ short }) => short)).toEqual([
		...['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
	]);
	expect(weekdayNames()[0]?.long).toBe('dimanche');
});

test('the day of an instant is the one in Montréal', () => {
	expect(isoDay(Date.parse('2026-12-05T04:59:59Z'))).toBe('2026-12-04');
	expect(isoDay(Date.parse('2026-12-05T05:00:00Z'))).toBe('2026-12-05');
});
