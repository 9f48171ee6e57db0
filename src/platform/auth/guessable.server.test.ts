import { expect, test } from 'vitest';
import { commonWords } from './common-passwords.server.ts';
import { isGuessable } from './guessable.server.ts';

const own = ['espace', 'intervenants', 'codeveloppement', 'Nadège Beaubrun', 'nbeaubrun'];

test.each([
	'motdepasse2026',
	'Mot de passe 2026!',
	'M0tD3P@sse-2026',
	'Password1234',
	'p4$$w0rd!!!!',
	'Azertyuiop12',
	'qwertyuiop[]',
	'soleilsoleil',
	'Montréal-Québec',
	'iloveyou1990-12-25',
])('« %s » is made of common words', (password) => {
	expect(isGuessable(password, [])).toBe(true);
});

test.each(['aaaaaaaaaaaa', '123456789012', '098765432109', 'abcdefghijklm', 'xyxyxyxyxyxy'])(
	'« %s » is a run or a repetition',
	(password) => {
		expect(isGuessable(password, [])).toBe(true);
	},
);

test.each(['EspaceIntervenants1', 'codéveloppement!', 'Nadège-Beaubrun', 'nbeaubrun2026'])(
	'« %s » is made of words that belong to the place or the person',
	(password) => {
		expect(isGuessable(password, own)).toBe(true);
		expect(isGuessable(password, [])).toBe(false);
	},
);

test.each([
	'le chat dort sur la maison',
	'soleil neige chocolat',
	'tasse bleue du grenier',
	'481 905 227 316',
	'Vf9-kqP2-xr7',
	`${'ma'.repeat(60) + 'n'.repeat(3)}x`,
])('« %s » is accepted', (password) => {
	expect(isGuessable(password, own)).toBe(false);
});

test('the list holds a few hundred words, folded as passwords are', () => {
	expect(commonWords.size).toBeGreaterThan(400);
	for (const word of commonWords) expect(word).toMatch(/^[a-z]+$/);
});
