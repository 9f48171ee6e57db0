import { m } from '#paraglide/messages.js';
import type { CycleStep } from '../cycle-plan/rounds.ts';

/** « Ronde 3 », « Rondes 5 et 6 », « Clôture du cycle ». */
export function cycleTitle(step: CycleStep): string {
	if (step.kind === 'start') return m.series_cycle_start();
	if (step.kind === 'closing') return m.series_cycle_closing();
	const [first = 0, second] = step.numbers;
	return second === undefined
		? m.series_cycle_round({ number: first })
		: m.series_cycle_rounds({ first, second });
}

const names = new Intl.ListFormat('fr-CA', { type: 'conjunction' });

/** « À qui le tour : Ana »; empty where nobody is the client. */
export const turnWords = (step: CycleStep): string =>
	step.kind === 'rounds' && step.clients.length > 0
		? m.series_cycle_turn({ names: names.format(step.clients) })
		: '';
