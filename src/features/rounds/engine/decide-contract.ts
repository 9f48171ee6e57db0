import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { acceptWithTexts, refuse, type Decision } from './decision.ts';
import { currentStep } from './speech.ts';
import { readText } from './writing.ts';

/** Only the client publishes the contract: the group does not decide in their place. */
export const contractCommands: Handlers<'publish-contract'> = {
	'publish-contract': { by: 'client', during: 'running', dependsOn: 'nothing', decide: publish },
};

/** At the step of the contract; afterwards, revised as long as the group consults (version 2, 3…). */
function publish({ state, me }: Attempt, command: CommandOf<'publish-contract'>): Decision {
	const step = currentStep(state);
	const isOpen =
		step?.captures.contract || (state.contract.length > 0 && step?.kind === 'consultation');
	if (!isOpen) return refuse('not-allowed-at-this-step');
	const text = readText(command.text);
	if (typeof text === 'string') return refuse(text);
	return acceptWithTexts([text], {
		type: 'contract-published',
		version: state.contract.length + 1,
		text: text.id,
		by: me.person,
	});
}
