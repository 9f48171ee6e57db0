import { fullCalendarDate, weekdayName } from '#kernel/dates.ts';
import type { FormErrors } from '#kernel/forms.ts';
import { m } from '#paraglide/messages.js';
import type { DayOff, HolidayCode } from '../cycle-plan/days-off.ts';
import type { ExcludedFieldCode } from '../cycle-plan/cycle-schema.ts';
import type { MeetingFieldCode } from '../schema.ts';
import type { SettleRefusal } from '../schedule/refusal.ts';
import type { SeriesRefusal, SeriesRefusalCode } from '../series/refusal.ts';
import { repeatChoices } from '../series/repeat-form.ts';
import type { SeriesFieldCode } from '../series/series-schema.ts';
import { meetingFieldSentences } from './meeting-words.ts';

type OwnCode = Exclude<
	SeriesRefusalCode | SeriesFieldCode | ExcludedFieldCode,
	MeetingFieldCode | SettleRefusal
>;

const own: Record<OwnCode, () => string> = {
	'never-ends': m.series_refusal_never_ends,
	'too-many': m.series_refusal_too_many,
	'too-far': m.series_refusal_too_far,
	'no-date': m.series_refusal_no_date,
	'before-start': m.series_refusal_before_start,
	'same-time': m.series_refusal_same_time,
	'bad-count': m.series_refusal_bad_count,
	'bad-until': m.series_refusal_bad_until,
	'two-ends': m.series_refusal_two_ends,
	'bad-period': m.series_refusal_bad_period,
	'period-too-long': m.series_refusal_period_too_long,
};

/** What stands beside each wrong field of a series. */
export function seriesFieldSentences(errors: FormErrors): FormErrors {
	const said = new Map<string, () => string>(Object.entries(own));
	return Object.fromEntries(
		Object.entries(errors).map(([field, code]) => [field, said.get(code)?.() ?? plain(code)]),
	);
}

/** Why meetings are not planned together, with the day of the one that cannot be. */
export function seriesRefusalSentence({ refusal, on }: Omit<SeriesRefusal, 'ok'>): string {
	const why = seriesFieldSentences({ refusal }).refusal ?? '';
	return on === null ? why : m.series_refused_day({ day: fullCalendarDate(on), why });
}

const plain = (code: string) => meetingFieldSentences({ code }).code ?? '';

const holidays: Record<HolidayCode, () => string> = {
	'new-year': m.series_holiday_new_year,
	'good-friday': m.series_holiday_good_friday,
	'easter-monday': m.series_holiday_easter_monday,
	patriots: m.series_holiday_patriots,
	national: m.series_holiday_national,
	canada: m.series_holiday_canada,
	labour: m.series_holiday_labour,
	thanksgiving: m.series_holiday_thanksgiving,
	christmas: m.series_holiday_christmas,
};

/** « Jour férié : fête du Travail », or the group's own word. */
export const dayOffWords = (day: DayOff): string =>
	'holiday' in day
		? m.series_day_holiday({ name: holidays[day.holiday]() })
		: m.series_day_excluded({ word: day.word });

const ranks: Record<(typeof repeatChoices.months)[number], () => string> = {
	'month-1': m.series_rank_first,
	'month-2': m.series_rank_second,
	'month-3': m.series_rank_third,
	'month-4': m.series_rank_fourth,
	'month-last': m.series_rank_last,
};

/** How a meeting may be repeated, in the words of the day that was chosen: « Chaque mois, le dernier jeudi ». */
export function repeatOptions(date: string): { value: string; label: string }[] {
	const weekday = weekdayName(date);
	const weeks = repeatChoices.weeks.map((count) => ({
		value: `week-${count}`,
		label: m.series_every_weeks({ count }),
	}));
	const months = repeatChoices.months.map((value) => {
		const rank = ranks[value]();
		return {
			value,
			label: weekday
				? m.series_every_month({ rank, weekday })
				: m.series_every_month_unknown({ rank }),
		};
	});
	return [...weeks, ...months];
}
