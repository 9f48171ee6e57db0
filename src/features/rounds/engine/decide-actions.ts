import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import type { NewText } from './commands.ts';
import { accept, acceptWithTexts, refuse, type Decision, type Refusal } from './decision.ts';
import { limits } from './round.ts';
import { currentStep } from './speech.ts';
import { readText } from './writing.ts';

type ActionCommand = 'set-action' | 'remove-action' | 'report-action';

export const actionCommands: Handlers<ActionCommand> = {
	'set-action': { by: 'table', during: 'running', dependsOn: 'nothing', decide: setAction },
	'remove-action': { by: 'table', during: 'running', dependsOn: 'nothing', decide: removeAction },
	'report-action': { by: 'table', during: 'running', dependsOn: 'nothing', decide: reportAction },
};

function setAction(attempt: Attempt, command: CommandOf<'set-action'>): Decision {
	const { state, me } = attempt;
	const { action: id, due } = command;
	if (!mayPlan(attempt)) return refuse('not-allowed-at-this-step');
	const before = state.actions.find((action) => action.id === id);
	if (before && before.owner !== me.person) return refuse('not-owner');
	const own = state.actions.filter(({ owner }) => owner === me.person);
	if (!before && own.length >= limits.actionsPerPerson) return refuse('too-many-actions');
	if (due !== null && !isDate(due)) return refuse('bad-date');
	const texts = readTexts([command.what, command.withWhom, command.indicator]);
	if (typeof texts === 'string') return refuse(texts);
	const action = {
		id,
		owner: me.person,
		what: command.what.id,
		withWhom: command.withWhom?.id ?? null,
		due,
		indicator: command.indicator?.id ?? null,
	};
	return acceptWithTexts(texts, { type: 'action-set', action });
}

function removeAction(attempt: Attempt, { action: id }: CommandOf<'remove-action'>): Decision {
	const { state, me } = attempt;
	const before = state.actions.find((action) => action.id === id);
	if (!before) return refuse('unknown-action');
	if (before.owner !== me.person) return refuse('not-owner');
	return mayPlan(attempt)
		? accept({ type: 'action-removed', id })
		: refuse('not-allowed-at-this-step');
}

function reportAction({ state, me }: Attempt, command: CommandOf<'report-action'>): Decision {
	const { action: id, status } = command;
	if (!currentStep(state)?.captures.followUp) return refuse('not-allowed-at-this-step');
	const earlier = state.earlierActions.find((action) => action.id === id);
	if (!earlier) return refuse('unknown-action');
	if (earlier.owner !== me.person) return refuse('not-owner');
	if (earlier.status === status) return refuse('no-change');
	return accept({ type: 'action-reported', id, status });
}

/** From the step that asks for action plans on: what one planned may still be put right until the round closes. */
function mayPlan({ state, me }: Attempt): boolean {
	const steps = state.template.steps.slice(0, state.step + 1);
	return steps.some(
		({ captures: { actions } }) =>
			actions === 'everyone' || (actions === 'client' && me.role === 'client'),
	);
}

function readTexts(texts: (NewText | null)[]): NewText[] | Refusal {
	const read = texts.filter((text) => text !== null).map(readText);
	const wrong = read.find((text) => typeof text === 'string');
	return wrong ?? read.filter((text) => typeof text !== 'string');
}

/** An ISO 8601 calendar date that exists: « 2026-02-30 » does not. */
function isDate(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time).toISOString().startsWith(text);
}
