import { expect } from 'vitest';
import type { Command, SystemCommand } from '#features/rounds/engine/commands.ts';
import type { Refusal } from '#features/rounds/engine/decision.ts';
import type { RoundEvent } from '#features/rounds/engine/events.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { attempt, type By } from './table.ts';

export type Given = {
	state: RoundState;
	when(command: Command | SystemCommand, by?: By): Outcome;
};

export type Outcome = Given & {
	/** These events and no other, each with at least these fields. */
	thenHappens(...events: Partial<RoundEvent>[]): Given;
	thenRefused(refusal: Refusal): Given;
};

/** given(a round).when(command, { by }).thenHappens(events) or .thenRefused(code); then go on from there. */
export function given(state: RoundState): Given {
	return { state, when: (command, by) => outcome(state, command, by) };
}

function outcome(state: RoundState, command: Command | SystemCommand, by: By = {}): Outcome {
	const { decision, after } = attempt(state, command, by);
	const next = given(after);
	return {
		...next,
		thenHappens: (...events) => {
			expect(decision).toMatchObject({ ok: true, events });
			return next;
		},
		thenRefused: (refusal) => {
			expect(decision).toEqual({ ok: false, refusal });
			return next;
		},
	};
}
