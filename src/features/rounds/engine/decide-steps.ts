import type { Attempt, Handlers } from './attempt.ts';
import { held, stepStarted } from './beginning.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { stepAfter, stepBefore } from './path.ts';
import { limits } from './round.ts';

type StepCommand = 'advance' | 'go-back' | 'undo' | 'close';

export const stepCommands: Handlers<StepCommand> = {
	advance: {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'step',
		decide: ({ state, context }) => {
			const step = stepAfter(state, state.step);
			return step === null
				? refuse('last-step')
				: accept(stepStarted(state, { reason: 'advance', step, now: context.now }));
		},
	},
	'go-back': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'step',
		decide: ({ state, context }) => {
			const step = stepBefore(state, state.step);
			return step === null
				? refuse('first-step')
				: accept(stepStarted(state, { reason: 'go-back', step, now: context.now }));
		},
	},
	undo: { by: 'facilitator', during: 'running', dependsOn: 'step', decide: undo },
	close: {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'step',
		decide: ({ state, context }) =>
			stepAfter(state, state.step) === null
				? accept({ type: 'round-closed', held: held(state.floor, context.now) })
				: refuse('not-last-step'),
	},
};

function undo({ state, context: { now } }: Attempt): Decision {
	const { undoable } = state;
	if (!undoable) return refuse('nothing-to-undo');
	if (now - undoable.at > limits.undoMs) return refuse('undo-too-late');
	const { step, remainingMs, wasPaused, isExpired } = undoable;
	const runs = remainingMs !== null && !wasPaused;
	return accept({
		type: 'step-restored',
		step,
		deadline: runs ? now + remainingMs : null,
		remainingMs: wasPaused ? remainingMs : null,
		isExpired,
		held: held(state.floor, now),
	});
}
