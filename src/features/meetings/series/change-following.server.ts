import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../model.ts';
import { resolveLocal } from '../schedule/local-time.ts';
import { statusAfter, updateMeeting, whatHappened, type Settled } from '../schedule/plan.server.ts';
import { dayOf, hourOf } from './calendar-day.ts';
import { shifted, type Shift } from './cut.ts';
import {
	cutSeries,
	dropIfEmpty,
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
 * @returns what the group is told; null when that is nothing.
 */
export async function changeFollowing(
	tx: Transaction,
	{ from, settled, now }: Change,
): Promise<{ ok: true; event: MeetingEvent | null } | SeriesRefusal> {
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
	await dropIfEmpty(tx, from.series.id);
	const types = changes.flatMap(({ before, after }) => whatHappened(before, after)?.type ?? []);
	return {
		ok: true,
		event: eventOf(types, { seriesId, meetingId: from.id, groupId: from.groupId }),
	};
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

function eventOf(
	types: readonly MeetingEvent['type'][],
	about: Pick<Extract<MeetingEvent, { seriesId: unknown }>, 'seriesId' | 'meetingId' | 'groupId'>,
): MeetingEvent | null {
	if (types.length === 0) return null;
	const isFirstTold = types.every((type) => type === 'meeting-confirmed');
	return { type: isFirstTold ? 'series-confirmed' : 'series-changed', ...about };
}
