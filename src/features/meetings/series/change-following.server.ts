import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting, SeriesId } from '../model.ts';
import { resolveLocal } from '../schedule/local-time.ts';
import { statusAfter, updateMeeting, whatHappened, type Settled } from '../schedule/plan.server.ts';
import { dayOf, hourOf } from './calendar-day.ts';
import { shifted, type Shift } from './cut.ts';
import {
	cutSeries,
	isMovedAlone,
	lockFollowing,
	shiftOf,
	type Occurrence,
} from './following.server.ts';
import type { SeriesRefusal } from './refusal.ts';

/** A series moves by a year of days at most: further, it is another one. */
const furthest = 366;

type Change = { from: Occurrence; settled: Settled; now: Instant };

/**
 * Changes a meeting and those that follow it, which become a series of their own: what differs from the meeting as it
 * was is written on each of them, and nothing else. The dates of those that somebody moved alone stay.
 *
 * @returns what the group is told, in order.
 */
export async function changeFollowing(
	tx: Transaction,
	{ from, settled, now }: Change,
): Promise<{ ok: true; events: MeetingEvent[] } | SeriesRefusal> {
	const shift = shiftOf(from, settled);
	if (shift && Math.abs(shift.days) > furthest) {
		return { ok: false, refusal: 'too-far', on: dayOf(settled.localStart) };
	}
	const { following, left } = await lockFollowing(tx, from, now);
	const changes: { before: Occurrence; after: Settled }[] = [{ before: from, after: settled }];
	for (const before of following) {
		const after = followed(before, { from, settled, shift });
		const resolved = resolveLocal(after.localStart, after.timeZone);
		if (!resolved.ok) return { ...resolved, on: dayOf(after.localStart) };
		const startsAt = resolved.at;
		// Drafts are confirmed with the one that is, and not because another one changes.
		const isDraft = from.status !== 'draft' || settled.status === 'draft';
		const status = statusAfter(before, { isDraft, startsAt });
		changes.push({ before, after: { ...after, startsAt, status } });
	}
	const seriesId = await cutSeries(tx, [from, ...following], {
		shift: shift ?? { days: 0, hour: hourOf(from.series.occurrence) },
		timeZone: shift && settled.timeZone,
		left,
	});
	for (const { before, after } of changes) {
		const occurrence = shift ? shifted(before.series.occurrence, shift) : before.series.occurrence;
		await updateMeeting(tx, before, after, { seriesId, occurrence });
	}
	const types = changes.flatMap(({ before, after }) => whatHappened(before, after)?.type ?? []);
	const about = { meetingId: from.id, groupId: from.groupId };
	return { ok: true, events: eventsOf(types, { seriesId, former: from.series.id }, about) };
}

/** A following meeting with what the change says; its instant and its status come after. */
function followed(
	before: Occurrence,
	{ from, settled, shift }: { from: Occurrence; settled: Settled; shift: Shift | null },
): Settled {
	const { id: _, groupId: __, revision: ___, cancelWord: ____, series, ...own } = before;
	const changed = Object.fromEntries(
		editable
			.filter((field) => String(from[field]) !== String(settled[field]))
			.map((field) => [field, settled[field]]),
	);
	const time =
		shift === null || isMovedAlone(before)
			? {}
			: { localStart: shifted(series.occurrence, shift), timeZone: settled.timeZone };
	return { ...own, ...changed, ...time };
}

const editable = [
	...(['title', 'minutes', 'place', 'address', 'room', 'link'] as const),
	...(['notes', 'facilitatorId', 'agenda', 'capacity'] as const),
] as const satisfies readonly (keyof Meeting)[];

function eventsOf(
	types: readonly MeetingEvent['type'][],
	{ seriesId, former }: { seriesId: SeriesId; former: SeriesId },
	about: Pick<MeetingEvent, 'meetingId' | 'groupId'>,
): MeetingEvent[] {
	if (types.length === 0) return [];
	// Those who only now hear of the meetings have no former series in their calendars.
	const isFirstTold = types.every((type) => type === 'meeting-confirmed');
	if (isFirstTold) return [{ type: 'series-confirmed', seriesId, ...about }];
	const changed: MeetingEvent = { type: 'series-changed', seriesId, ...about };
	if (seriesId === former) return [changed];
	return [{ type: 'series-shortened', seriesId: former, ...about }, changed];
}
