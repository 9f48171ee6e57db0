import type { GroupId } from '../engine/round.ts';
import { openRoundSchema, type OpenRoundInput } from '../schema.ts';
import {
	possibleClients,
	templateOf,
	type Preparation,
	type TemplateOutline,
} from './preparation.ts';
import { isLengthAllowed } from './planning.ts';
import type { OpenRefusal } from './refusal.ts';

/** The form as it is typed, so that it can be given back whole. Nobody is the empty string. */
export type OpeningForm = {
	template: string;
	client: string;
	coFacilitator: string;
	timeKeeper: string;
	observers: string[];
	listening: string;
	minutes: string[];
};

export type OpeningProblem = Exclude<OpenRefusal, 'already-open' | 'not-facilitator'> | 'missing';
export type OpeningProblems = Partial<Record<keyof OpeningForm, OpeningProblem>>;

const longestValue = 60;
const mostValues = 40;

/** What a meeting planned, without the client who may not be one here, and the template that is none. */
export function onlyPossible(
	planned: { template: string | null; clientId: string | null } | null,
	preparation: Preparation,
): { template: string | null; client: string | null } {
	const client = possibleClients(preparation).find(({ id }) => id === planned?.clientId);
	const template = templateOf(preparation, planned?.template ?? '');
	return { client: client?.id ?? null, template: template?.key ?? null };
}

/** What is proposed: the default template, the next of the cycle, the group's other facilitator. */
export function proposeOpening(
	preparation: Preparation,
	chosen: { template?: string | null; client?: string | null } = {},
): OpeningForm {
	const template = chosen.template ?? preparation.defaultTemplate;
	const client =
		chosen.client ?? possibleClients(preparation).find(({ isNext }) => isNext)?.id ?? '';
	const assistant = preparation.people.find(
		({ id, role }) =>
			(role === 'co-facilitator' || role === 'facilitator') &&
			id !== preparation.viewer &&
			id !== client,
	);
	return {
		template,
		client,
		coFacilitator: assistant?.id ?? '',
		timeKeeper: '',
		observers: [],
		listening: 'strict',
		minutes: proposedMinutes(templateOf(preparation, template)),
	};
}

export const proposedMinutes = (template: TemplateOutline | null): string[] =>
	template?.steps.map(({ length }) => String(length)) ?? [];

/**
 * Reads what was sent over what is proposed. The minutes count only for the template they were shown
 * with: without JavaScript another one may have been chosen since, and its steps are then to be looked at.
 */
export function readOpening(data: FormData, preparation: Preparation) {
	const text = (name: string) => data.get(name)?.toString().slice(0, longestValue) ?? null;
	const all = (name: string) =>
		data
			.getAll(name)
			.slice(0, mostValues)
			.map((value) => value.toString().slice(0, longestValue));
	const proposed = proposeOpening(preparation, {
		template: text('template'),
		client: text('client'),
	});
	const shown = text('shown');
	const areStepsNew = shown !== null && shown !== proposed.template;
	const form: OpeningForm = {
		...proposed,
		coFacilitator: text('coFacilitator') ?? proposed.coFacilitator,
		timeKeeper: text('timeKeeper') ?? proposed.timeKeeper,
		observers: all('observers'),
		listening: text('listening') ?? proposed.listening,
		minutes: shown === null || areStepsNew ? proposed.minutes : all('minutes'),
	};
	return { form, mustShowSteps: areStepsNew || data.has('look') };
}

/** The length as typed; null when it is not a length this step may have. */
export function parseLength(step: TemplateOutline['steps'][number], typed: string): number | null {
	const length = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : null;
	return length !== null && isLengthAllowed(step, length) ? length : null;
}

/** Turns the form into what the service takes, or tells what to look at again. */
export function checkOpening(
	form: OpeningForm,
	template: TemplateOutline | null,
	groupId: GroupId,
): { ok: true; input: OpenRoundInput } | { ok: false; problems: OpeningProblems } {
	if (!template) return { ok: false, problems: { template: 'unknown-template' } };
	const lengths = template.steps.map((step, index) => parseLength(step, form.minutes[index] ?? ''));
	const parsed = openRoundSchema.safeParse({
		groupId,
		templateKey: template.key,
		clientId: form.client,
		coFacilitatorId: form.coFacilitator || null,
		timeKeeperId: form.timeKeeper || null,
		observers: form.observers,
		listening: form.listening,
		minutes: lengths,
	});
	if (parsed.success) return { ok: true, input: parsed.data };
	const problems: OpeningProblems = {};
	for (const { path } of parsed.error.issues) {
		const [field, problem] = problemAt[String(path[0])] ?? [];
		if (field) problems[field] = problem;
	}
	return { ok: false, problems };
}

const problemAt: Record<string, [keyof OpeningForm, OpeningProblem]> = {
	clientId: ['client', 'missing'],
	coFacilitatorId: ['coFacilitator', 'unknown-person'],
	timeKeeperId: ['timeKeeper', 'unknown-person'],
	observers: ['observers', 'unknown-person'],
	listening: ['listening', 'missing'],
	minutes: ['minutes', 'bad-minutes'],
};

/** Beside which field a refusal of the service is said. */
export function problemsOf(refusal: OpeningProblem): OpeningProblems {
	return { [refusedField[refusal]]: refusal };
}

const refusedField: Record<OpeningProblem, keyof OpeningForm> = {
	missing: 'client',
	'unknown-template': 'template',
	'bad-minutes': 'minutes',
	'unknown-person': 'client',
	'client-facilitates': 'client',
	'client-observes': 'observers',
	'client-co-facilitates': 'coFacilitator',
	'client-keeps-time': 'timeKeeper',
	'facilitator-co-facilitates': 'coFacilitator',
	'nobody-consults': 'observers',
};
