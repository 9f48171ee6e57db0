/** A year of weekly meetings, and two years of any others: what a group may reasonably foresee. */
export const recurrenceLimits = { occurrences: 52, years: 2, interval: 12 } as const;
