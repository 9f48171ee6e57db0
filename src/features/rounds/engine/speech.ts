import type { Role, RoundState } from './round.ts';
import type { ContributionType, Speech, Step } from './template.ts';

const silent: readonly Speech[] = ['listens', 'notes', 'outside'];

/** The step under way; null in the lobby. */
export const currentStep = ({ template, step }: RoundState): Step | null =>
	template.steps[step] ?? null;

/**
 * The right to speak of a role at a step, as the template gives it. Under active listening, a client who would
 * listen or take notes during the consultation may answer when asked; who steps outside stays outside.
 */
export function speechAt(state: RoundState, step: Step, role: Role): Speech {
	if (role === 'observer') return 'listens';
	const speech = step.speech[role];
	const isLoosened =
		role === 'client' && step.kind === 'consultation' && state.listening === 'active';
	return isLoosened && (speech === 'notes' || speech === 'listens') ? 'answers' : speech;
}

/** Whether a role may be given the floor, or ask for it, at the step under way. */
export function maySpeak(state: RoundState, role: Role): boolean {
	const step = currentStep(state);
	return step !== null && role !== 'observer' && !silent.includes(speechAt(state, step, role));
}

/**
 * Whether a role has its turn when the word goes round. A client who only answers waits to be asked, and the
 * facilitator gives the turns.
 */
export function takesTurn(state: RoundState, role: Role): boolean {
	const step = currentStep(state);
	if (!step || !maySpeak(state, role)) return false;
	const speech = speechAt(state, step, role);
	return speech !== 'facilitates' && !(role === 'client' && speech === 'answers');
}

export function mayWrite(step: Step, role: Role, type: ContributionType): boolean {
	return role !== 'observer' && step.writes[role].includes(type);
}

/**
 * A client who must not answer back during the consultation writes for themselves only: defending oneself in
 * writing would undo the listening.
 */
export function writesForOneself(state: RoundState, step: Step, role: Role): boolean {
	return (
		role === 'client' &&
		step.kind === 'consultation' &&
		silent.includes(speechAt(state, step, role))
	);
}
