import { describe, expect, test } from 'vitest';
import { lintQuestion } from './advice.ts';
import { adviceInDisguise, honestQuestions } from '#tests/support/questions.ts';
import { formats } from './formats.ts';

const kindsIn = (text: string) => lintQuestion(text).map(({ kind }) => kind);
const pointedAt = (text: string) =>
	lintQuestion(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('advice in disguise', () => {
	test.each(adviceInDisguise)('is noticed in « %s »', (text) => {
		expect(kindsIn(text)).toContain('advice');
	});

	test.each(adviceInDisguise)('is noticed in capitals and curly quotes in « %s »', (text) => {
		expect(kindsIn(text.replaceAll("'", '’').toLocaleUpperCase('fr-CA'))).toContain('advice');
	});

	test('is noticed with decomposed accents and no-break spaces', () => {
		const text = 'Avez-vous\u00A0déjà songé à l’école?'.normalize('NFD');
		expect(kindsIn(text)).toEqual(['advice']);
	});

	test('is pointed at where it stands, and nowhere else', () => {
		expect(pointedAt('Je comprends. As-tu pensé à l’interprète? Il suffit d’appeler.')).toEqual([
			['advice', 'As-tu pensé'],
			['advice', 'Il suffit'],
		]);
	});

	test('is not found in the middle of a word', () => {
		expect(kindsIn('Qui a lu « Marevas-tu pensé »?')).not.toContain('advice');
	});

	test('takes the place of the softer remark on the same sentence', () => {
		expect(kindsIn('As-tu pensé à l’inviter? Vient-il seul?')).toEqual([
			'advice',
			'closed',
			'several',
		]);
	});
});

describe('an honest question', () => {
	test.each(honestQuestions)('raises nothing: « %s »', (text) => {
		expect(pointedAt(text)).toEqual([]);
	});

	test.each(honestQuestions)('raises nothing either with straight quotes: « %s »', (text) => {
		expect(pointedAt(text.replaceAll('’', "'"))).toEqual([]);
	});

	test('is what the facilitator has within reach at each step', () => {
		const prompts = [...formats.values()].flatMap(({ steps }) =>
			steps.flatMap((step) => step.prompts),
		);
		expect(prompts.filter((prompt) => lintQuestion(prompt).length > 0)).toEqual([]);
	});
});

describe('a closed question', () => {
	test.each([
		'Est-ce que vous voyez le père?',
		'Vient-il seul?',
		'Le père vient-il aux rencontres?',
		'Vous parlez sa langue?',
		'T’as parlé à la mère?',
		'Quand il arrive, est-ce que vous le saluez?',
		'Votre équipe est-elle au courant?',
		'Pensez-vous que la mère a compris?',
	])('is told from an open one: « %s »', (text) => {
		expect(pointedAt(text)).toEqual([['closed', text]]);
	});

	test('is not seen in a sentence that asks nothing', () => {
		expect(kindsIn('Vous parlez sa langue. Il vient le jeudi.')).toEqual([]);
	});
});

describe('several questions in one', () => {
	test('are counted by their marks, « ?! » and « ?? » being one', () => {
		expect(pointedAt('Qui l’a appelé? Comment a-t-il réagi?')).toEqual([
			['several', 'Comment a-t-il réagi?'],
		]);
		expect(kindsIn('Qui l’a appelé?! Quand??')).toEqual(['several']);
		expect(kindsIn('Qui l’a appelé??')).toEqual([]);
	});

	test('are seen behind a single mark', () => {
		expect(pointedAt('Qui l’a appelé et comment a-t-il réagi?')).toEqual([
			['several', 'et comment a-t-il réagi?'],
		]);
	});

	test('are not seen in a question that quotes another, nor in « quand et comment »', () => {
		expect(kindsIn('Quand elle dit « pourquoi moi? », que répondez-vous?')).toEqual([]);
		expect(kindsIn('Quand et comment l’avez-vous su?')).toEqual([]);
	});
});

describe('a long question', () => {
	const words = (count: number) => Array(count).fill('mot').join(' ');

	test('has more than forty words', () => {
		expect(kindsIn(words(40))).toEqual([]);
		expect(pointedAt(`${words(40)} de trop`)).toEqual([['long', 'de trop']]);
	});

	test('is not made longer by marks that stand alone', () => {
		expect(kindsIn(`${words(40)} … : « »`)).toEqual([]);
	});
});

test('an empty text raises nothing', () => {
	expect(lintQuestion('')).toEqual([]);
	expect(lintQuestion(' \n ')).toEqual([]);
});

// Each of these takes milliseconds; one step of quadratic search would take half a minute.
test.each([
	...['as-tu pensé ', 'as-tu déjà déjà ', 'est-ce que ', 'je vous ', 'pourquoi ne ', 'moi, je '],
	...['et si vous, ', 'à votre place ', 'vous avez pensé ', 'qui et comment ', 'vient-il? ', "qu'"],
	...[' ', '\u00A0', '\n', 'a', 'e\u0301', '?', '.', '? »', '«', '-', 'a-', '’', 'pourquoi, '],
])('100,000 characters of « %s » do not slow it down', (part) => {
	const text = part.repeat(Math.ceil(100_000 / part.length));
	const startedAt = performance.now();
	lintQuestion(text);
	expect(performance.now() - startedAt).toBeLessThan(3_000);
});
