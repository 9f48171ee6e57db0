import { permit } from '#kernel/errors.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type {
	PlanCycleInput,
	AllowPeriodInput,
	ExcludePeriodInput,
} from '../cycle-plan/cycle-schema.ts';
import { allowDays, excludeDays, listExcluded } from '../cycle-plan/excluded.server.ts';
import { isOn, type MeetingId, type SeriesId } from '../model.ts';
import { canPlan } from '../policy.ts';
import { membershipIn, onMeeting } from '../schedule/lock.server.ts';
import { settleChange, type MeetingInput } from '../schedule/plan.server.ts';
import type { SettleRefusal } from '../schedule/refusal.ts';
import type { CancelMeetingInput, ChangeMeetingInput } from '../schema.ts';
import type { MeetingDependencies } from '../service.server.ts';
import { dayOf, isLocalTime } from './calendar-day.ts';
import { cancelFollowing } from './cancel-following.server.ts';
import { changeFollowing } from './change-following.server.ts';
import type { Pattern } from './cut.ts';
import { isOccurrence } from './following.server.ts';
import { insertSeries, settleAll } from './plan-series.server.ts';
import { horizonOf, recur } from './recurrence.ts';
import type { SeriesRefusal } from './refusal.ts';
import { endsOf, type PlanSeriesInput } from './series-schema.ts';

type Planned = { ok: true; meetingId: MeetingId } | SeriesRefusal;
type Changed =
	{ ok: true } | SeriesRefusal | { ok: false; refusal: SettleRefusal | 'stale' | 'over' | 'alone' };

/** Writes about several meetings of a group at once. */
export function seriesWrites(dependencies: MeetingDependencies) {
	const { database, clock, groups, outbox, isTemplate } = dependencies;
	const writes = { planSeries, planCycle, excludePeriod, allowPeriod };
	return { ...writes, changeFollowing: change, cancelFollowing: cancel };

	/**
	 * Plans the meetings of a rule, without the days that the group excludes; sent twice, it plans them once.
	 *
	 * @throws AppError `not-found` for those outside the group, `forbidden` for those who do not lead it.
	 */
	async function planSeries(actor: Actor, input: PlanSeriesInput): Promise<Planned> {
		const { groupId, seriesId, repeat, count, until, skip, ...meeting } = input;
		return inGroup(actor, groupId, async (tx) => {
			const { localStart, timeZone } = meeting;
			const excluded = await listExcluded(tx, groupId);
			const exceptions = [...skip, ...excluded.map(({ date }) => date)];
			const ends = endsOf({ count, until });
			const found = recur({ localStart, timeZone, repeat, ends, exceptions });
			if (!found.ok) return { ...found, on: null };
			const meetings = found.occurrences.map((at) => ({ ...meeting, localStart: at }));
			const { rule, first } = found;
			const pattern = { rule, localStart: first, timeZone, exceptions: found.exceptions };
			return insert(tx, { groupId, seriesId }, pattern, meetings);
		});
	}

	/** Plans the meetings of a cycle, whose dates follow no rule; sent twice, it plans them once. */
	async function planCycle(actor: Actor, input: PlanCycleInput): Promise<Planned> {
		const { groupId, seriesId, meetings, ...common } = input;
		const inOrder = meetings.toSorted((one, other) => (one.localStart < other.localStart ? -1 : 1));
		const starts = inOrder.map(({ localStart }) => localStart);
		const [first = ''] = starts;
		const twice = starts.find((start, index) => start === starts[index - 1]);
		return inGroup(actor, groupId, async (tx) => {
			const unknown = !starts.every(isLocalTime);
			if (unknown) return { ok: false, refusal: 'unknown-time', on: null };
			if (twice) return { ok: false, refusal: 'same-time', on: dayOf(twice) };
			const far = starts.find((start) => dayOf(start) > horizonOf(first));
			if (far) return { ok: false, refusal: 'too-far', on: dayOf(far) };
			const pattern = {
				...{ rule: null, localStart: first, timeZone: common.timeZone, exceptions: [] },
			};
			const all = inOrder.map((meeting) => ({ ...common, ...meeting, notes: '', isDraft: false }));
			return insert(tx, { groupId, seriesId }, pattern, all);
		});
	}

	/** Changes a meeting and the following ones of its series. Refused as `alone` where there is no series. */
	async function change(actor: Actor, input: ChangeMeetingInput): Promise<Changed> {
		const { meetingId } = input;
		return onMeeting(dependencies, { actor, meetingId }, async (tx, from, membership) => {
			permit(canPlan(membership), `change ${from.id}`);
			if (!isOccurrence(from)) return { ok: false, refusal: 'alone' };
			const now = clock.now();
			const settled = await settleChange(tx, from, input, { groups, isTemplate, now });
			if (!settled.ok) return settled;
			const changed = await changeFollowing(tx, { from, settled, now });
			if (!changed.ok) return changed;
			for (const event of changed.events) await outbox.emit(tx, event);
			return { ok: true };
		});
	}

	/** Cancels a meeting and the following ones of its series. */
	async function cancel(
		actor: Actor,
		{ meetingId, word }: CancelMeetingInput,
	): Promise<{ ok: true } | { ok: false; refusal: 'over' | 'alone' }> {
		return onMeeting(dependencies, { actor, meetingId }, async (tx, from, membership) => {
			permit(canPlan(membership), `cancel ${from.id}`);
			const isOver = from.status === 'cancelled' || from.status === 'held';
			if (isOver) return { ok: false, refusal: 'over' };
			if (!isOccurrence(from)) return { ok: false, refusal: 'alone' };
			const event = await cancelFollowing(tx, { from, word, now: clock.now() });
			if (event) await outbox.emit(tx, event);
			return { ok: true };
		});
	}

	/** Tells days on which the group does not meet. */
	async function excludePeriod(actor: Actor, input: ExcludePeriodInput) {
		return inGroup(actor, input.groupId, (tx) => excludeDays(tx, input));
	}

	/** Takes such days back; meetings already planned are where they are. */
	async function allowPeriod(actor: Actor, input: AllowPeriodInput): Promise<void> {
		return inGroup(actor, input.groupId, (tx) => allowDays(tx, input));
	}

	async function insert(
		tx: Transaction,
		{ groupId, seriesId }: { groupId: GroupId; seriesId: SeriesId },
		pattern: Pattern,
		meetings: readonly MeetingInput[],
	): Promise<Planned> {
		const context = { groups, isTemplate, now: clock.now() };
		const settled = await settleAll(tx, groupId, meetings, context);
		if (!settled.ok) return settled;
		const id = { id: seriesId, groupId };
		const { meetingId, isNew } = await insertSeries(tx, id, pattern, settled.all);
		if (isNew && settled.all.every(isOn)) {
			await outbox.emit(tx, { type: 'series-confirmed', seriesId, groupId, meetingId });
		}
		return { ok: true, meetingId };
	}

	async function inGroup<Result>(
		actor: Actor,
		groupId: GroupId,
		work: (tx: Transaction) => Promise<Result>,
	): Promise<Result> {
		return database.transaction(async (tx) => {
			const membership = await membershipIn({ queries: tx, groups }, groupId, actor);
			permit(canPlan(membership), `plan in ${groupId}`);
			return work(tx);
		});
	}
}
