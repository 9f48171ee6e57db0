import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { acceptWithTexts, refuse, type Decision } from './decision.ts';
import type { RoundState } from './round.ts';
import { currentStep } from './speech.ts';
import type { StepKind } from './template.ts';
import { barTexts, tidy } from './texts.ts';

/** The group helps to word the contract; the client alone publishes it, so that nobody decides in their place. */
export const contractCommands: Handlers<'publish-contract'> = {
	'publish-contract': {
		by: 'client',
		during: 'running',
		dependsOn: 'nothing',
		decide: publish,
	},
};

function publish({ state, me }: Attempt, command: CommandOf<'publish-contract'>): Decision {
	if (!isOpenToRevision(state)) return refuse('not-allowed-at-this-step');
	const text = tidy(command.text);
	const flaw = barTexts(state, [text]);
	if (flaw) return refuse(flaw);
	return acceptWithTexts([text], {
		type: 'contract-published',
		version: state.contract.length + 1,
		text: text.id,
		by: me.person,
	});
}

const after: readonly StepKind[] = ['action-plan', 'learning', 'reflection'];

/** From the step that captures the contract until the action plan is made (method.md, « revised in step 4 »). */
function isOpenToRevision(state: RoundState): boolean {
	if (currentStep(state)?.captures.contract) return true;
	const earlier = state.template.steps.slice(0, state.step + 1);
	const asked = earlier.findLastIndex(({ captures }) => captures.contract);
	return asked !== -1 && !earlier.slice(asked + 1).some(({ kind }) => after.includes(kind));
}
