import type { NewText } from './commands.ts';
import type { Refusal } from './decision.ts';
import { limits, type Contribution, type RoundState } from './round.ts';

/** A text as it is stored; what is wrong with it otherwise. */
export function readText({ id, body }: NewText): NewText | Refusal {
	const trimmed = body.trim();
	if (trimmed === '') return 'empty-text';
	return trimmed.length > limits.textLength ? 'text-too-long' : { id, body: trimmed };
}

/** A contribution that is still there, withdrawn ones left out. */
export function findContribution(state: RoundState, id: string): Contribution | null {
	const found = state.contributions.find((contribution) => contribution.id === id);
	return found && !found.isWithdrawn ? found : null;
}
