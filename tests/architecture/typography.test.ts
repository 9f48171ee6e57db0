import { expect, test } from 'vitest';
import { readMessages } from './messages.ts';
import { faultsIn, longestSentence, typography, words } from './typography.ts';

const messages = readMessages();

test.each([
	['Étape suivante : le contrat', 'no no-break space before :'],
	['Vraiment ?', 'a space before ; ! or ?'],
	["L'étape", 'a straight apostrophe: ’ is wanted'],
	['La réponse « oui »', 'no no-break space after «'],
	['Les intervenant·e·s', 'a midpoint: the wording must be neutral'],
	['13 h 30', 'no no-break spaces in a time'],
])('« %s » is told: %s', (text, fault) => {
	expect(faultsIn(text, typography)).toContain(fault);
});

test('a sentence well set has no fault', () => {
	expect(
		faultsIn('Rendez-vous à 13\u00a0h\u00a030\u00a0: «\u00a0le cœur\u00a0»…', typography),
	).toEqual([]);
	expect(faultsIn('Voir https://espace.example; puis {time}: {name}!', typography)).toEqual([]);
});

test('every message follows the typography of Québec', () => {
	const faulty = messages.flatMap(({ key, text }) =>
		faultsIn(text, typography).map((fault) => `${key}: ${fault} (${text})`),
	);
	expect(faulty).toEqual([]);
});

test('every message uses the words of the field', () => {
	const faulty = messages.flatMap(({ key, text }) =>
		faultsIn(text, words).map((fault) => `${key}: ${fault} (${text})`),
	);
	expect(faulty).toEqual([]);
});

test('a sentence has 25 words at most', () => {
	const long = messages.filter(({ text }) => longestSentence(text) > 25);
	expect(long.map(({ key, text }) => `${key}: ${longestSentence(text)} words`)).toEqual([]);
});
