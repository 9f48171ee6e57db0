import { AppError } from '#kernel/errors.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { MeetingId, SeriesId } from '../model.ts';
import {
	columnsOf,
	settle,
	type MeetingInput,
	type PlanContext,
	type Settled,
} from '../schedule/plan.server.ts';
import { dayOf } from './calendar-day.ts';
import type { Pattern } from './cut.ts';
import type { SeriesRefusal } from './refusal.ts';

/** What several forms ask for, as meetings; what is wrong with one of them names its day. */
export async function settleAll(
	tx: Transaction,
	groupId: GroupId,
	inputs: readonly MeetingInput[],
	context: PlanContext,
): Promise<{ ok: true; all: Settled[] } | SeriesRefusal> {
	const all: Settled[] = [];
	for (const input of inputs) {
		const settled = await settle(tx, groupId, input, context);
		if (!settled.ok) return { ...settled, on: dayOf(input.localStart) };
		const { ok: _, ...meeting } = settled;
		all.push(meeting);
	}
	return { ok: true, all };
}

/**
 * Writes a series with its meetings, the earliest first; the same form may arrive twice.
 *
 * @returns the first meeting, and whether the series is new.
 * @throws AppError `not-found` when another group has a series under that id.
 */
export async function insertSeries(
	tx: Transaction,
	{ id, groupId }: { id: SeriesId; groupId: GroupId },
	pattern: Pattern,
	meetings: readonly Settled[],
): Promise<{ meetingId: MeetingId; isNew: boolean }> {
	const data = [{ id, groupId, ...pattern }];
	const { count } = await tx.meetingSeries.createMany({ data, skipDuplicates: true });
	if (count === 1) {
		await tx.meeting.createMany({
			data: meetings.map((settled) => ({
				...{ id: newId<'meeting'>(), groupId, seriesId: id, occurrence: settled.localStart },
				...columnsOf(settled),
			})),
		});
	}
	const first = await tx.meeting.findFirst({
		where: { groupId, seriesId: id },
		orderBy: { occurrence: 'asc' },
		select: { id: true },
	});
	if (!first) throw new AppError('not-found', `series ${id} in ${groupId}`);
	return { meetingId: asId<'meeting'>(first.id), isNew: count === 1 };
}
