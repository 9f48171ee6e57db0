const dayMs = 86_400_000;

/** The weeks of a month, « 2026-12 », as days « 2026-12-04 »; null before its first day and after its last one. */
export function monthGrid(month: string): (string | null)[][] {
	const first = Date.parse(`${month}-01T00:00:00Z`);
	const length = (Date.parse(`${monthFrom(month, 1)}-01T00:00:00Z`) - first) / dayMs;
	// Weeks of Québec calendars begin on Sunday.
	const before = new Date(first).getUTCDay();
	return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
		Array.from({ length: 7 }, (_, weekday) => {
			const day = week * 7 + weekday - before;
			return day < 0 || day >= length
				? null
				: new Date(first + day * dayMs).toISOString().slice(0, 10);
		}),
	);
}

/** The month so many months later, or earlier. */
export function monthFrom(month: string, count: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The month that an address asks for; that of `today`, « 2026-12-04 », when it asks for none that there is. */
export function readMonth(asked: string | null, today: string): string {
	const isMonth = asked !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked);
	return isMonth ? asked : today.slice(0, 7);
}
