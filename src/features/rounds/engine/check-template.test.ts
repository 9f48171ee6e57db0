import { describe, expect, test } from 'vitest';
import { checkTemplate, indexTemplates } from './check-template.ts';
import { defaultFormat } from './formats.ts';
import type { Step, StepKind, Template } from './template.ts';

test('the default template has no problem', () => {
	expect(checkTemplate(defaultFormat)).toEqual([]);
});

describe('a list of templates', () => {
	test('is found by key', () => {
		expect(indexTemplates([defaultFormat]).get('codev-90')).toBe(defaultFormat);
	});

	test('does not start with a wrong one, and says what is wrong', () => {
		expect(() =>
			indexTemplates([defaultFormat, { ...defaultFormat, key: 'other', total: 91 }]),
		).toThrow('template other: the steps last 90 minutes, not 91');
	});

	test('does not start with two of the same key', () => {
		expect(() => indexTemplates([defaultFormat, defaultFormat])).toThrow('the same key');
	});
});

describe('the frame', () => {
	test.each<[string, Partial<Template>, string]>([
		['a key in capitals', { key: 'Codev90' }, 'the key is not kebab-case'],
		['a blank title', { title: ' ' }, 'the title, the family or the license is blank'],
		['no license', { license: '' }, 'the title, the family or the license is blank'],
		[
			'a lone person',
			{ participants: { min: 1, max: 8 } },
			'the number of participants makes no sense',
		],
		[
			'fewer at most than at least',
			{ participants: { min: 8, max: 4 } },
			'the number of participants makes no sense',
		],
		['a crowd', { participants: { min: 4, max: 40 } }, 'the number of participants makes no sense'],
		['no step', { steps: [] }, 'there is no step'],
	])('%s is refused', (_, change, problem) => {
		expect(checkTemplate({ ...defaultFormat, ...change })).toContain(problem);
	});

	test('two steps with the same key are refused', () => {
		expect(checkTemplate(withStep('contract', { key: 'choice' }))).toContain(
			'two steps have the same key',
		);
	});
});

describe('the lengths', () => {
	test('a total that is not the sum of the steps is refused', () => {
		expect(checkTemplate({ ...defaultFormat, total: 91 })).toContain(
			'the steps last 90 minutes, not 91',
		);
	});

	test('a total beyond what people can hold is refused', () => {
		expect(checkTemplate({ ...defaultFormat, unit: 'days' })).toContain(
			'90 days is not a sane total',
		);
	});

	test.each<[string, Partial<Step>, string]>([
		['below its range', { length: 2 }, 'contract lasts 2, out of 3 to 10'],
		['above its range', { length: 11 }, 'contract lasts 11, out of 3 to 10'],
		['with a fraction', { length: 4.5 }, 'contract has a length that is not a whole number'],
		[
			'with a range below 0',
			{ range: { min: -1, max: 9 } },
			'contract has a length that is not a whole number',
		],
	])('a step %s is refused', (_, change, problem) => {
		expect(checkTemplate(withStep('contract', change))).toContain(problem);
	});
});

describe('the method', () => {
	test('codevelopment has a contract', () => {
		expect(checkTemplate(without('contract'))).toContain('codevelopment without a contract');
	});

	test('the contract comes before the consultation', () => {
		const steps = defaultFormat.steps.toReversed();
		expect(checkTemplate({ ...defaultFormat, steps })).toContain('the contract comes too late');
	});

	test('codevelopment protects its learning', () => {
		expect(checkTemplate(without('learning'))).toContain(
			'codevelopment without protected learning',
		);
	});

	test('another method may do without both', () => {
		const { steps } = without('learning');
		const others = steps.filter(({ kind }) => kind !== 'contract');
		const total = others.reduce((sum, { length }) => sum + length, 0);
		expect(checkTemplate({ ...defaultFormat, family: 'Autre', total, steps: others })).toEqual([]);
	});

	test('nobody votes before there are subjects', () => {
		const writes = { client: [], consultant: [], facilitator: [] };
		expect(checkTemplate(withStep('choice', { writes }))).toContain(
			'a vote comes before any subject',
		);
	});

	test('the pulse is taken once', () => {
		const { captures } = stepOf('consultation');
		expect(
			checkTemplate(withStep('consultation', { captures: { ...captures, pulse: true } })),
		).toContain('the pulse is taken twice');
	});
});

describe('a step', () => {
	const { captures, instruction } = stepOf('contract');

	test.each<[string, StepKind, Partial<Step>, string]>([
		[
			'a key with a space',
			'contract',
			{ key: 'the contract' },
			'the contract has a key that is not kebab-case',
		],
		['no title', 'contract', { title: '' }, 'contract has a blank title or source'],
		['no source', 'contract', { source: '' }, 'contract has a blank title or source'],
		[
			'a short title that is long',
			'contract',
			{ shortTitle: 'Contrat de consultation' },
			'contract has a short title that does not fit the path',
		],
		[
			'nothing to tell the consultants',
			'contract',
			{ instruction: { ...instruction, consultant: '' } },
			'contract leaves a role without instruction',
		],
		['a blank prompt', 'contract', { prompts: [''] }, 'contract has a blank prompt'],
		[
			'a contract that is not captured',
			'contract',
			{ captures: { ...captures, contract: false } },
			'contract is a contract step that captures none',
		],
		[
			'a vote without its mode',
			'choice',
			{ mode: 'dialogue' },
			'choice votes in a mode without vote, or the reverse',
		],
		[
			'the mode of a vote without the vote',
			'contract',
			{ mode: 'vote-then-decision' },
			'contract votes in a mode without vote, or the reverse',
		],
		[
			'minutes of learning left unprotected',
			'learning',
			{ isProtected: false },
			'learning protects other minutes than those of learning',
		],
		[
			'other minutes protected',
			'contract',
			{ isProtected: true },
			'contract protects other minutes than those of learning',
		],
		[
			'protected minutes that may be none',
			'learning',
			{ range: { min: 0, max: 15 } },
			'learning protects minutes that may be none',
		],
		[
			'something hidden that nobody writes',
			'presentation',
			{ hiddenUntilRevealed: ['lead'] },
			'presentation hides what nobody may write',
		],
		[
			'leads where consultants only ask',
			'clarification',
			{ writes: { client: [], consultant: ['question', 'lead'], facilitator: [] } },
			'clarification lets more than questions in',
		],
		[
			'writing during the break',
			'consultation',
			{ kind: 'break' },
			'consultation is a break in which people write',
		],
	])('%s is refused', (_, kind, change, problem) => {
		expect(checkTemplate(withStep(kind, change))).toContain(problem);
	});
});

function stepOf(kind: StepKind): Step {
	const step = defaultFormat.steps.find((step) => step.kind === kind);
	if (!step) throw new Error(`the default template has no ${kind}`);
	return step;
}

function withStep(kind: StepKind, change: Partial<Step>): Template {
	const steps = defaultFormat.steps.map((step) =>
		step.kind === kind ? { ...step, ...change } : step,
	);
	return { ...defaultFormat, steps };
}

function without(kind: StepKind): Template {
	return { ...defaultFormat, steps: defaultFormat.steps.filter((step) => step.kind !== kind) };
}
