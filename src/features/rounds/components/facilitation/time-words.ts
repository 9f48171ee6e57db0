import { minutes, type Instant } from '#kernel/clock.ts';
import type { RoundState } from '../../engine/round.ts';
import {
	costOfOverrun,
	endsAt,
	rebalance,
	remainingMs,
	type OverrunCost,
} from '../../engine/timing.ts';

export type Kept = { step: number; minutes: number; isCut: boolean };

export type Forecast = {
	more: number;
	kept: Kept | null;
	/** Minutes that the other steps to come would have given by then. */
	othersLose: number;
	/** How much later than planned the round would end. */
	late: number;
	end: Instant;
};

/** What the clock means for the rest of the round; lengths in whole minutes. */
export type TimeWords = {
	end: Instant;
	isPaused: boolean;
	/** The step is past its end. */
	isOver: boolean;
	over: number;
	/** How much later than planned the round ends; 0 while the next steps can make up for it. */
	late: number;
	/** The step whose minutes are reserved, and what is left of them; null once it has begun. */
	kept: Kept | null;
	/** What going on would cost; null while the end of the step is not near. */
	forecast: Forecast | null;
	/** Steps to come that are shorter than planned. */
	shorter: { step: number; minutes: number; planned: number }[];
};

const nearMs = minutes(2);
const forecastMinutes = 4;
const toMinutes = (milliseconds: number) => Math.round(milliseconds / minutes(1));

/** null where no clock runs, and for rounds counted in days. */
export function timeWords(state: RoundState, now: Instant): TimeWords | null {
	const end = endsAt(state, now);
	const left = remainingMs(state, now);
	const cost = costOfOverrun(state, now, 0);
	if (end === null || left === null || !cost || state.template.unit === 'days') return null;
	return {
		end,
		isPaused: state.clock.status === 'paused',
		isOver: left < 0,
		over: toMinutes(cost.overrunMs),
		late: toMinutes(cost.endsLaterMs),
		kept: keptBy(cost),
		forecast: left < nearMs ? forecast(state, now, { end, cost }) : null,
		shorter: shorterSteps(state, now + Math.max(0, left)),
	};
}

function keptBy({ protectedStep }: OverrunCost): Kept | null {
	if (!protectedStep) return null;
	const left = toMinutes(protectedStep.leftMs);
	return {
		step: protectedStep.step,
		minutes: left,
		isCut: left < toMinutes(protectedStep.plannedMs),
	};
}

function forecast(
	state: RoundState,
	now: Instant,
	today: { end: Instant; cost: OverrunCost },
): Forecast | null {
	const longer = costOfOverrun(state, now, minutes(forecastMinutes));
	if (!longer) return null;
	return {
		more: forecastMinutes,
		kept: keptBy(longer),
		othersLose: toMinutes(longer.othersLoseMs),
		late: toMinutes(longer.endsLaterMs),
		end: today.end + minutes(forecastMinutes) - givenBetween(today.cost, longer),
	};
}

/** What the steps to come would give meanwhile, so that the round does not end later. */
function givenBetween(today: OverrunCost, longer: OverrunCost): number {
	const left = ({ protectedStep }: OverrunCost) => protectedStep?.leftMs ?? 0;
	return longer.othersLoseMs - today.othersLoseMs + left(today) - left(longer);
}

function shorterSteps(state: RoundState, endOfStep: Instant): TimeWords['shorter'] {
	const lengths = rebalance(state, endOfStep, state.step + 1);
	return lengths.flatMap((length, step) => {
		const [shorter, planned] = [toMinutes(length), toMinutes(state.plannedMs[step] ?? 0)];
		return step > state.step && shorter < planned ? [{ step, minutes: shorter, planned }] : [];
	});
}

/** Green while the plan holds, a plain word when steps give minutes, rust when something is lost. */
export function timeTone(words: TimeWords): 'ok' | 'info' | 'warn' {
	if (words.isPaused) return 'info';
	if (words.isOver || words.late > 0 || words.kept?.isCut) return 'warn';
	return words.shorter.length > 0 ? 'info' : 'ok';
}
