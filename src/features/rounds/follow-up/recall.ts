import { hours, type Instant } from '#kernel/clock.ts';
import { isoDay } from '#kernel/dates.ts';
import { recalledDaysBefore, stillTold, undatedAfter } from './model.ts';

/** Why an action is recalled to its owner now. */
export type Recall = 'soon' | 'today' | 'undated';

/** For how many days after its date an action is still recalled, when a server stood still on that day. */
const graceDays = 2;

/** Nobody is told anything in the small hours: a day begins at seven. */
const dayOf = (now: Instant): string => isoDay(now - hours(7));

/**
 * Three days before its date, on its date, or two weeks after the round for want of one. Days are those of Montréal. What
 * would fall on the day of the round itself is not recalled: its owner has just said it.
 */
export function recallOf(
	{ due, closedAt }: { due: string | null; closedAt: Instant },
	now: Instant,
): Recall | null {
	if (due === null) {
		const since = now - closedAt - undatedAfter;
		return since >= 0 && since < stillTold ? 'undated' : null;
	}
	const [today, closed] = [dayOf(now), isoDay(closedAt)];
	const early = addDays(due, -recalledDaysBefore);
	if (early > closed && today >= early && today < due) return 'soon';
	if (due > closed && today >= due && today <= addDays(due, graceDays)) return 'today';
	return null;
}

/** « 2026-12-01 » is three days before « 2026-12-04 ». */
export function addDays(isoDate: string, count: number): string {
	const day = new Date(`${isoDate}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + count);
	return day.toISOString().slice(0, 10);
}
