import type { Instant } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import { isOn, type Meeting, type SeriesId } from '../model.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { patternAfter, patternBefore, shiftTo, type Pattern, type Shift } from './cut.ts';

/** A meeting of a series. */
export type Occurrence = Meeting & { series: { id: SeriesId; occurrence: string } };

export const isOccurrence = (meeting: Meeting): meeting is Occurrence => meeting.series !== null;

/**
 * The meetings of the series after this one that are still to come: those cancelled or past stay as they are. The caller
 * holds the meeting's lock; locks are taken in the order of the series, so that two of them never wait for each other.
 */
export async function lockFollowing(
	tx: Transaction,
	{ series: { id, occurrence } }: Occurrence,
	now: Instant,
): Promise<{ following: Occurrence[]; left: string[] }> {
	await tx.$queryRaw`SELECT 1 FROM meetings
		WHERE series_id = ${id}::uuid AND occurrence > ${occurrence} ORDER BY occurrence FOR UPDATE`;
	const rows = await tx.meeting.findMany({
		where: { seriesId: id, occurrence: { gt: occurrence } },
		orderBy: { occurrence: 'asc' },
	});
	const after = rows.map(meetingOf).filter(isOccurrence);
	const isToCome = (meeting: Meeting) =>
		(isOn(meeting) || meeting.status === 'draft') && meeting.startsAt > now;
	return {
		following: after.filter(isToCome),
		left: after.filter((meeting) => !isToCome(meeting)).map(({ series }) => series.occurrence),
	};
}

/** Whether somebody moved this one alone: it then stays where it is. */
export const isMovedAlone = ({ series, localStart }: Occurrence): boolean =>
	localStart !== series.occurrence;

/**
 * Begins a series with these meetings, which the caller then gives it, and ends the one they were in just before them.
 * When they are all of it, it is the same series, at other dates.
 *
 * @param cut.left where the former series had meetings that stay with it, though they come later.
 */
export async function cutSeries(
	tx: Transaction,
	meetings: readonly [Occurrence, ...Occurrence[]],
	cut: { shift: Shift; timeZone: string | null; left: readonly string[] },
): Promise<SeriesId> {
	const [{ series, groupId }] = meetings;
	const former = await tx.meetingSeries.findUniqueOrThrow({ where: { id: series.id } });
	const pattern = patternAfter(former, cut.shift, {
		occurrences: meetings.map((meeting) => meeting.series.occurrence),
		without: cut.left.map((occurrence) => occurrence.slice(0, 10)),
		timeZone: cut.timeZone ?? former.timeZone,
	});
	const ids = meetings.map((meeting) => meeting.id);
	const stays = await tx.meeting.count({ where: { seriesId: series.id, id: { notIn: ids } } });
	if (stays === 0) {
		const data = { ...pattern, revision: { increment: 1 } };
		await tx.meetingSeries.update({ where: { id: series.id }, data });
		return series.id;
	}
	const id = newId<'series'>();
	await tx.meetingSeries.create({ data: { id, groupId, ...pattern } });
	await endBefore(tx, series);
	return id;
}

/** The dates of a series go on no longer than the last meeting before this one; the first of a series leaves its rule as it was. */
export async function endBefore(
	tx: Transaction,
	{ id, occurrence }: Occurrence['series'],
): Promise<void> {
	const last = await tx.meeting.findFirst({
		where: { seriesId: id, occurrence: { lt: occurrence } },
		orderBy: { occurrence: 'desc' },
		select: { occurrence: true },
	});
	const former: Pattern = await tx.meetingSeries.findUniqueOrThrow({ where: { id } });
	const { rule, exceptions } = last?.occurrence ? patternBefore(former, last.occurrence) : former;
	await tx.meetingSeries.update({
		where: { id },
		data: { rule, exceptions, revision: { increment: 1 } },
	});
}

/** How the series moves when this meeting goes to `localStart`; null when its time stays. */
export function shiftOf(
	meeting: Occurrence,
	{ localStart, timeZone }: Pick<Meeting, 'localStart' | 'timeZone'>,
): Shift | null {
	const isSame = localStart === meeting.localStart && timeZone === meeting.timeZone;
	return isSame ? null : shiftTo(meeting.series.occurrence, localStart);
}
