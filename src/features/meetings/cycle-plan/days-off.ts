export const holidayCodes = [
	...(['new-year', 'good-friday', 'easter-monday', 'patriots', 'national'] as const),
	...(['canada', 'labour', 'thanksgiving', 'christmas'] as const),
] as const;
export type HolidayCode = (typeof holidayCodes)[number];

/** Why people may not meet on a day: a public holiday, or the group's own word. */
export type DayOff = { holiday: HolidayCode } | { word: string };

/** Days of the calendar, « 2027-03-01 », with why each is off. */
export type DaysOff = Readonly<Record<string, DayOff>>;

/** Days in a row with one word, as the group said them. */
export type ExcludedPeriod = { from: string; until: string; word: string };
