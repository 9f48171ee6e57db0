import type { Instant } from '#kernel/clock.ts';
import type { RoundState, StepRecord } from './round.ts';
import { stepAfter } from './path.ts';

/** Milliseconds in a template's unit. */
export const unitMs = { minutes: 60_000, days: 86_400_000 } as const;

/** Milliseconds left in the step under way, negative past its end; null where no clock runs. */
export function remainingMs({ clock }: RoundState, now: Instant): number | null {
	if (clock.status === 'stopped') return null;
	return clock.status === 'running' ? clock.deadline - now : clock.remainingMs;
}

/**
 * The length of every step in milliseconds if step `from` began now. What earlier steps took beyond their time
 * is taken from those to come: first from the unprotected ones, each in proportion to what it can give above
 * its shortest length, and only then from the protected ones, because the last step of the method is the one that
 * groups cut « faute de temps ». Time in hand is kept in hand; pauses stand outside the plan.
 */
export function rebalance(state: RoundState, now: Instant, from: number): number[] {
	return lengthsFrom(state, from, workedMs(state, now));
}

/**
 * When the round will end if the step under way ends on time, or now when it is past its end, and the next
 * ones are rebalanced; null where no clock runs.
 */
export function endsAt(state: RoundState, now: Instant): Instant | null {
	if (state.status === 'lobby') return now + sum(state.plannedMs);
	const remaining = remainingMs(state, now);
	return remaining === null ? null : endAfter(state, now, Math.max(0, remaining));
}

/** What it would cost that the step under way goes on; lengths in milliseconds. */
export type OverrunCost = {
	/** How far the step is past its end already; 0 when it is not. */
	overrunMs: number;
	/** The protected step that comes next, what it was to have and what would be left for it. */
	protectedStep: { step: number; plannedMs: number; leftMs: number } | null;
	/** What the other steps to come would lose together. */
	othersLoseMs: number;
	/** How much later than planned the round would end, once every step has given what it can. */
	endsLaterMs: number;
};

/**
 * What it costs that the step under way goes on for `extraMs` after its end, or after now when it is past it;
 * null where no clock runs.
 */
export function costOfOverrun(
	state: RoundState,
	now: Instant,
	extraMs: number,
): OverrunCost | null {
	const remaining = remainingMs(state, now);
	if (remaining === null) return null;
	const stayMs = Math.max(0, remaining) + extraMs;
	const { steps } = state.template;
	const lengths = lengthsFrom(state, state.step + 1, workedMs(state, now) + stayMs);
	const ahead = lengths.map((_, step) => step).filter((step) => step > state.step);
	const lost = (step: number) => (state.plannedMs[step] ?? 0) - (lengths[step] ?? 0);
	const next = ahead.find((step) => steps[step]?.isProtected && (state.plannedMs[step] ?? 0) > 0);
	return {
		overrunMs: Math.max(0, -remaining),
		protectedStep:
			next === undefined
				? null
				: { step: next, plannedMs: state.plannedMs[next] ?? 0, leftMs: lengths[next] ?? 0 },
		othersLoseMs: sum(ahead.filter((step) => !steps[step]?.isProtected).map(lost)),
		endsLaterMs: Math.max(0, endAfter(state, now, stayMs) - plannedEnd(state, now)),
	};
}

/** Each step as planned at opening and as held, in milliseconds without pauses, however often it was gone back to. */
export function timesHeld(
	state: RoundState,
): { title: string; plannedMs: number; realMs: number }[] {
	return state.template.steps.flatMap(({ title }, step) => {
		const plannedMs = state.plannedMs[step] ?? 0;
		const stays = state.records.filter((record) => record.step === step);
		if (plannedMs === 0 && stays.length === 0) return [];
		const realMs = sum(
			stays.map((stay) => (stay.endedAt === null ? 0 : stayMs(stay, stay.endedAt))),
		);
		return [{ title, plannedMs, realMs }];
	});
}

/** Milliseconds spent in all steps so far, pauses left out. */
function workedMs(state: RoundState, now: Instant): number {
	const { clock, records } = state;
	// While paused, the stay under way ended for now when the pause began.
	const until = clock.status === 'paused' ? clock.since : now;
	return sum(records.map((record) => stayMs(record, record.endedAt ?? until)));
}

const stayMs = ({ startedAt, pausedMs }: StepRecord, until: Instant) =>
	Math.max(0, until - startedAt - pausedMs);

function endAfter(state: RoundState, now: Instant, stay: number): Instant {
	const next = stepAfter(state, state.step) ?? state.plannedMs.length;
	const lengths = lengthsFrom(state, next, workedMs(state, now) + stay);
	return now + stay + sum(lengths.slice(next));
}

/** When the round would have ended had nothing overrun: what is not worked yet, from now. */
const plannedEnd = (state: RoundState, now: Instant): Instant =>
	now + sum(state.plannedMs) - workedMs(state, now);

function lengthsFrom(state: RoundState, from: number, usedMs: number): number[] {
	const { plannedMs, template } = state;
	const ahead = plannedMs.slice(from);
	const missing = Math.max(0, sum(ahead) - (sum(plannedMs) - usedMs));
	const spare = (isProtected: boolean) =>
		ahead.map((length, index) => {
			const step = template.steps[from + index];
			const shortest = (step?.range.min ?? 0) * unitMs[template.unit];
			return step?.isProtected === isProtected ? Math.max(0, length - shortest) : 0;
		});
	const fromOthers = share(missing, spare(false));
	const fromProtected = share(missing - sum(fromOthers), spare(true));
	const shorter = ahead.map(
		(length, index) => length - (fromOthers[index] ?? 0) - (fromProtected[index] ?? 0),
	);
	return [...plannedMs.slice(0, from), ...shorter];
}

/** What each gives of an amount, in proportion to what it has, to the millisecond; never more than it has. */
function share(amount: number, spare: number[]): number[] {
	const all = sum(spare);
	const taken = Math.min(amount, all);
	// Rounding the running total, not each part, leaves no millisecond out.
	const upTo = (index: number) =>
		all === 0 ? 0 : Math.round((sum(spare.slice(0, index)) * taken) / all);
	return spare.map((_, index) => upTo(index + 1) - upTo(index));
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
