import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { GroupId } from '#features/groups/model.ts';
import { cycleLimits, type AllowPeriodInput, type ExcludePeriodInput } from './cycle-schema.ts';
import type { DaysOff } from './days-off.ts';
import { quebecHolidays } from './holidays.server.ts';
import { daysFrom } from './periods.ts';

/** The days on which the group does not meet, in order. */
export function listExcluded(
	queries: Queries,
	groupId: GroupId,
): Promise<{ date: string; word: string }[]> {
	return queries.groupExcludedDate.findMany({
		where: { groupId },
		select: { date: true, word: true },
		orderBy: { date: 'asc' },
	});
}

/** What people told of one day twice keeps the last word. */
export async function excludeDays(
	tx: Transaction,
	{ groupId, from, until, word }: ExcludePeriodInput,
): Promise<{ ok: true } | { ok: false; refusal: 'too-many' }> {
	// Two people who exclude days at once are counted together.
	await tx.$queryRaw`SELECT 1 FROM groups WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`;
	const days = daysFrom(from, until, cycleLimits.period + 1);
	if (days.length > cycleLimits.period) return { ok: false, refusal: 'too-many' };
	await tx.groupExcludedDate.deleteMany({ where: { groupId, date: { in: days } } });
	const count = await tx.groupExcludedDate.count({ where: { groupId } });
	if (count + days.length > cycleLimits.excluded) return { ok: false, refusal: 'too-many' };
	await tx.groupExcludedDate.createMany({ data: days.map((date) => ({ groupId, date, word })) });
	return { ok: true };
}

export async function allowDays(
	tx: Transaction,
	{ groupId, from, until }: AllowPeriodInput,
): Promise<void> {
	await tx.groupExcludedDate.deleteMany({ where: { groupId, date: { gte: from, lte: until } } });
}

/** Every day off of those years: Québec's public holidays, and the days the group excludes, whose word counts first. */
export async function readDaysOff(
	queries: Queries,
	groupId: GroupId,
	years: readonly number[],
): Promise<DaysOff> {
	const holidays = years.flatMap((year) => [...quebecHolidays(year)]);
	const excluded = await listExcluded(queries, groupId);
	return Object.fromEntries([
		...holidays.map(([date, holiday]) => [date, { holiday }] as const),
		...excluded.map(({ date, word }) => [date, { word }] as const),
	]);
}
