import { describe, expect, test } from 'vitest';
import { defaultFormat, formats } from './formats.ts';
import type { Step, Template } from './template.ts';

/** The lengths that the sources of the method give (docs name them « S2 », « V12 »). */
const timetables: Record<string, number[]> = {
	'codev-90': [10, 5, 8, 17, 5, 25, 8, 12],
	'codev-180': [25, 8, 15, 5, 22, 8, 12, 10, 8, 14, 4, 20, 8, 11, 10],
	'codev-60': [5, 15, 10, 15, 7, 8],
	'codev-remote-120': [12, 10, 6, 8, 18, 6, 5, 25, 3, 10, 12, 5],
	'codev-async-12': [1, 1, 3, 1, 3, 1, 2],
	'codev-flipped-50': [3, 8, 5, 18, 7, 9],
	'codev-success-60': [8, 12, 15, 15, 10],
	'codev-short-45': [2, 5, 9, 4, 13, 5, 7],
	'micro-30': [7, 20, 3],
	'culture-shock-75': [8, 15, 15, 10, 15, 7, 5],
	'peer-consultation-45': [5, 10, 5, 5, 10, 10],
	'intervision-incident-65': [5, 10, 5, 15, 10, 10, 10],
	'intervision-ten-steps-60': [5, 5, 3, 10, 5, 7, 5, 8, 7, 5],
	'balint-45': [7, 5, 25, 5, 3],
	'action-learning-36': [2, 10, 15, 2, 5, 2],
	'troika-30': [2, 2, 5, 1, 2, 2, 5, 1, 2, 2, 5, 1],
	'dilemma-50': [8, 5, 10, 15, 7, 5],
	'case-clinic-34': [5, 5, 1, 6, 12, 5],
	'reflecting-team-45': [10, 8, 2, 12, 6, 7],
	gease: [15, 15, 30, 30, 10, 5, 15],
	'expert-clinic-60': [5, 15, 8, 10, 15, 5, 2],
};

describe('the templates', () => {
	test('are the twenty-one of the method, each with its own timetable', () => {
		const lengths = [...formats].map(([key, { steps }]) => [
			key,
			steps.map(({ length }) => length),
		]);
		expect(formats.size).toBe(21);
		expect(Object.fromEntries(lengths)).toEqual(timetables);
	});

	test('last in all what their key says', () => {
		for (const { key, total } of formats.values()) {
			expect(key.endsWith(`-${total}`) || key === 'gease').toBe(true);
		}
	});

	test('count minutes, but for the one held in writing over days', () => {
		const inDays = [...formats.values()].filter(({ unit }) => unit === 'days');
		expect(inDays.map(({ key }) => key)).toEqual(['codev-async-12']);
	});

	test('show a clock, but for the method that refuses one', () => {
		const untimed = [...formats.values()].filter(({ clock }) => clock === 'none');
		expect(untimed.map(({ key }) => key)).toEqual(['gease']);
	});
});

describe('the default template', () => {
	test('is the round of ninety minutes, first of the list, with nothing to warn about', () => {
		expect(defaultFormat.key).toBe('codev-90');
		expect([...formats.values()][0]).toBe(defaultFormat);
		expect(defaultFormat.warning).toBeNull();
	});

	test('names its steps as the path shows them', () => {
		expect(defaultFormat.steps.map(({ shortTitle }) => shortTitle)).toEqual([
			'Accueil',
			'Choix',
			'Exposé',
			'Clarification',
			'Contrat',
			'Rétroactions',
			'Plan d’action',
			'Apprentissages',
		]);
	});

	test('lets consultants write only questions until the contract is published', () => {
		const early = defaultFormat.steps.filter(({ kind }) =>
			['presentation', 'clarification'].includes(kind),
		);
		expect(early.map(({ writes }) => writes.consultant)).toEqual([['question'], ['question']]);
	});

	test('can leave the choice out when the situation was chosen before the meeting', () => {
		expect(defaultFormat.steps.find(({ kind }) => kind === 'choice')?.range.min).toBe(0);
	});

	test('gives the facilitator three prompts at each step', () => {
		expect(defaultFormat.steps.map(({ prompts }) => prompts.length)).toEqual(Array(8).fill(3));
	});
});

test('the short format carries its warning', () => {
	expect(formats.get('codev-short-45')?.warning).toContain('AFCODEV');
});

test('Balint writes nothing down', () => {
	const written = formats
		.get('balint-45')
		?.steps.flatMap(({ writes }) => Object.values(writes).flat());
	expect(written).toEqual([]);
});

describe.each([...formats.values()])('the words of $key', (template) => {
	const words = wordsOf(template);

	test('are set as Québec sets them', () => {
		for (const text of words) {
			expect(text, 'ordinary space where it must not break').not.toMatch(/« | »| [:%$]|\d [hm]/);
			expect(text, 'space before ; ! ?').not.toMatch(/\s[;!?]/);
			expect(text, 'colon or guillemet without its no-break space').not.toMatch(
				/[^\u00A0]:|«[^\u00A0]|[^\u00A0]»/,
			);
			expect(text, 'straight quote or three dots').not.toMatch(/['"]|\.\.\./);
		}
	});

	test('are neutral, and speak of situations', () => {
		for (const text of words) {
			expect(text).not.toMatch(/[·•]|\(e\)|(?<!\p{L})(?:cas|dossiers?|chacune?|tu|ton)(?!\p{L})/iu);
		}
	});

	test('are short sentences', () => {
		for (const text of sentencesOf(template)) {
			expect(
				text.split(/[\s\u00A0]+/).filter((word) => /\p{L}|\d/u.test(word)).length,
				text,
			).toBeLessThanOrEqual(20);
		}
	});
});

function wordsOf({ title, family, license, warning, steps }: Template): string[] {
	return [title, family, license, warning ?? '', ...steps.flatMap(wordsOfStep)];
}

function wordsOfStep({ title, shortTitle, instruction, prompts }: Step): string[] {
	return [title, shortTitle, ...Object.values(instruction), ...prompts];
}

function sentencesOf({ warning, steps }: Template): string[] {
	return [warning ?? '', ...steps.flatMap(wordsOfStep)].flatMap((text) =>
		text.split(/(?<=[.?!…])\s/),
	);
}
