import type { RoundState } from '../../engine/round.ts';
import type { StepKind, Template } from '../../engine/template.ts';

export type PathStep = {
	title: string;
	/** In the template's unit. */
	minutes: number;
	/** Its number in the method; null for what only prepares or interrupts it. */
	rank: number | null;
	isKept: boolean;
};

const unitMs = { minutes: 60_000, days: 86_400_000 } as const;
const unnumbered: StepKind[] = ['welcome', 'choice', 'break'];

/** The number of a step in the method, « étape 4 »: welcome, choice and breaks have none. */
export function stepRank({ steps }: Template, index: number): number | null {
	const step = steps[index];
	if (!step || unnumbered.includes(step.kind)) return null;
	return steps.slice(0, index + 1).filter(({ kind }) => !unnumbered.includes(kind)).length;
}

/** The length that the step under way was given when it began: earlier overruns may have shortened it. */
export function plannedNowMs({ records, plannedMs, step }: RoundState): number {
	return records.findLast((record) => record.step === step)?.plannedMs ?? plannedMs[step] ?? 0;
}

/** The way of a round: steps planned at 0 minutes are left out, unless one is in it. */
export function pathOf(state: RoundState, secondsLeft: number | null) {
	const { template, plannedMs } = state;
	const shown = template.steps.flatMap((_, index) =>
		(plannedMs[index] ?? 0) > 0 || index === state.step ? [index] : [],
	);
	return {
		steps: shown.map((index) => toPathStep(state, index)),
		now: state.status === 'closed' ? shown.length : shown.indexOf(state.step),
		done: doneShare(plannedNowMs(state), secondsLeft),
	};
}

function toPathStep({ template, plannedMs }: RoundState, index: number): PathStep {
	const step = template.steps[index];
	return {
		title: step?.shortTitle ?? '',
		minutes: Math.round((plannedMs[index] ?? 0) / unitMs[template.unit]),
		rank: stepRank(template, index),
		isKept: step?.isProtected ?? false,
	};
}

function doneShare(plannedMs: number, secondsLeft: number | null): number {
	if (secondsLeft === null || plannedMs === 0) return 0;
	return Math.min(1, Math.max(0, 1 - (secondsLeft * 1_000) / plannedMs));
}
