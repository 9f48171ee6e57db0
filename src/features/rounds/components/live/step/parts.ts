import { unreachable } from '#kernel/errors.ts';
import type { Contribution, Role } from '../../../engine/round.ts';
import type { ContributionType, Step } from '../../../engine/template.ts';

export type StepPart =
	| 'follow-up'
	| 'subjects'
	| 'presentation'
	| 'questions'
	| 'contract'
	| 'table'
	| 'takeaways'
	| 'plan'
	| 'learning';

const boardTypes: ContributionType[] = ['feeling', 'experience', 'hypothesis', 'lead', 'resource'];

/** The parts of a step, from what it captures and lets people write: never from its name. */
export function partsOf(step: Step): StepPart[] {
	const { captures } = step;
	const written = new Set(Object.values(step.writes).flat());
	const has = (...types: ContributionType[]) => types.some((type) => written.has(type));
	const asksForPlan = captures.actions !== null || captures.takeaways;
	const parts: [StepPart, boolean][] = [
		['follow-up', captures.followUp],
		['subjects', captures.vote || has('subject')],
		['presentation', has('presentation')],
		['contract', has('reformulation')],
		['table', has(...boardTypes)],
		['questions', has('question') && !has(...boardTypes)],
		['takeaways', has('takeaway') && !asksForPlan],
		['plan', asksForPlan],
		['learning', captures.pulse || has('learning', 'adjustment')],
	];
	return parts.flatMap(([part, isThere]) => (isThere ? [part] : []));
}

/** Where a contribution lies: a question asked while ideas are shared stands among them. */
export function partOf({ type }: Pick<Contribution, 'type'>, step: Step | undefined): StepPart {
	switch (type) {
		case 'subject':
			return 'subjects';
		case 'presentation':
			return 'presentation';
		case 'reformulation':
			return 'contract';
		case 'takeaway':
			return step && partsOf(step).includes('takeaways') ? 'takeaways' : 'plan';
		case 'learning':
		case 'adjustment':
			return 'learning';
		case 'question':
			return step && partsOf(step).includes('table') ? 'table' : 'questions';
		case 'feeling':
		case 'experience':
		case 'hypothesis':
		case 'lead':
		case 'resource':
			return 'table';
		default:
			return unreachable(type);
	}
}

/** What a role may write at a step; who observes writes nothing. */
export function writesOf(step: Step, role: Role): ContributionType[] {
	return role === 'observer' ? [] : step.writes[role];
}
