import { minutes, type Instant } from '#kernel/clock.ts';
import type { RoundState } from '../../engine/round.ts';
import { costOfOverrun, endsAt, rebalance, remainingMs } from '../../engine/timing.ts';

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
	kept: { step: number; minutes: number; isCut: boolean } | null;
	/** What going on would leave; null while the end of the step is not near. */
	forecast: { more: number; kept: { step: number; minutes: number } | null; end: Instant } | null;
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
	const { protectedStep } = cost;
	return {
		end,
		isPaused: state.clock.status === 'paused',
		isOver: left < 0,
		over: toMinutes(cost.overrunMs),
		late: toMinutes(cost.endsLaterMs),
		kept: protectedStep && {
			step: protectedStep.step,
			minutes: toMinutes(protectedStep.leftMs),
			isCut: toMinutes(protectedStep.leftMs) < toMinutes(protectedStep.plannedMs),
		},
		forecast: left < nearMs ? forecast(state, now, end) : null,
		shorter: shorterSteps(state, now + Math.max(0, left)),
	};
}

function forecast(state: RoundState, now: Instant, end: Instant): TimeWords['forecast'] {
	const [today, longer] = [0, minutes(forecastMinutes)].map((extra) =>
		costOfOverrun(state, now, extra),
	);
	if (!today || !longer) return null;
	const { protectedStep } = longer;
	return {
		more: forecastMinutes,
		kept: protectedStep && {
			step: protectedStep.step,
			minutes: toMinutes(protectedStep.leftMs),
		},
		end: end + longer.endsLaterMs - today.endsLaterMs,
	};
}

function shorterSteps(state: RoundState, endOfStep: Instant): TimeWords['shorter'] {
	const lengths = rebalance(state, endOfStep, state.step + 1);
	return lengths.flatMap((length, step) => {
		const [shorter, planned] = [toMinutes(length), toMinutes(state.plannedMs[step] ?? 0)];
		return step > state.step && shorter < planned ? [{ step, minutes: shorter, planned }] : [];
	});
}
