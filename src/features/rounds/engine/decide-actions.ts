import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision, type Refusal } from './decision.ts';
import { limits, type Action } from './round.ts';
import { currentStep } from './speech.ts';
import { barTexts, tidy, tidyOptional } from './texts.ts';

const acting = { by: 'table', during: 'running', dependsOn: 'nothing' } as const;

/** Action plans, each line its owner's, and the status of those of earlier rounds. */
export const actionCommands: Handlers<'set-action' | 'remove-action' | 'report-action'> = {
	'set-action': { ...acting, decide: setAction },
	'remove-action': { ...acting, decide: removeAction },
	// Who observes today may have promised something as a member.
	'report-action': { ...acting, by: 'everyone', decide: reportAction },
};

function setAction(attempt: Attempt, command: CommandOf<'set-action'>): Decision {
	const { state, me } = attempt;
	const barred = barPlanning(attempt) ?? barAction(attempt, command.action);
	if (barred) return refuse(barred);
	if (command.due !== null && !isCalendarDate(command.due)) return refuse('bad-date');
	const what = tidy(command.what);
	const withWhom = tidyOptional(command.withWhom);
	const indicator = tidyOptional(command.indicator);
	const texts = [what, withWhom, indicator].filter((text) => text !== null);
	const flaw = barTexts(state, texts);
	if (flaw) return refuse(flaw);
	const action: Action = {
		id: command.action,
		owner: me.person,
		what: what.id,
		withWhom: withWhom?.id ?? null,
		due: command.due,
		indicator: indicator?.id ?? null,
	};
	return { ok: true, events: [{ type: 'action-set', action }], texts };
}

function removeAction(attempt: Attempt, { action: id }: CommandOf<'remove-action'>): Decision {
	const barred = barPlanning(attempt);
	if (barred) return refuse(barred);
	const action = attempt.state.actions.find((one) => one.id === id);
	if (!action) return refuse('unknown-action');
	if (action.owner !== attempt.me.person) return refuse('not-owner');
	return accept({ type: 'action-removed', id });
}

function barPlanning({ state, me }: Attempt): Refusal | null {
	const who = currentStep(state)?.captures.actions ?? null;
	if (who === null) return 'not-allowed-at-this-step';
	return who === 'client' && me.role !== 'client' ? 'not-client' : null;
}

function barAction({ state, me }: Attempt, id: Action['id']): Refusal | null {
	if (state.earlierActions.some((earlier) => earlier.id === id)) return 'id-in-use';
	const known = state.actions.find((action) => action.id === id);
	if (known) return known.owner === me.person ? null : 'not-owner';
	const mine = state.actions.filter(({ owner }) => owner === me.person);
	return mine.length >= limits.actionsPerPerson ? 'too-many-actions' : null;
}

/** Whether it is an ISO 8601 date of the calendar: « 2026-02-30 » is none. */
function isCalendarDate(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** At the welcome step, and by the person who had promised it; from home at any time, outside of the round. */
function reportAction(
	{ state, me }: Attempt,
	{ action: id, status }: CommandOf<'report-action'>,
): Decision {
	if (!currentStep(state)?.captures.followUp) return refuse('not-allowed-at-this-step');
	const action = state.earlierActions.find((earlier) => earlier.id === id);
	if (!action) return refuse('unknown-action');
	if (action.owner !== me.person) return refuse('not-owner');
	if (action.status === status) return refuse('no-change');
	return accept({ type: 'action-reported', id, status });
}
