import { expect, test } from 'vitest';
import { asText, bullet, table } from './syntax.ts';

test.each([
	['# titre', '\\# titre'],
	['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
	['[lien](https://exemple.org)', '\\[lien\\](https://exemple.org)'],
	['- une liste', '\\- une liste'],
	['1. une liste', '1\\. une liste'],
	['un mot - un autre', 'un mot - un autre'],
	['*fort* et _doux_', '\\*fort\\* et \\_doux\\_'],
	['a | b', 'a \\| b'],
	['titre\n===', 'titre\n\\==='],
	['---', '\\---'],
	['R&D', 'R&amp;D'],
	['C:\\dossier', 'C:\\\\dossier'],
])('« %s » stays text', (words, written) => {
	expect(asText(words)).toBe(written);
});

test('an entry keeps its lines and says whose it is', () => {
	expect(bullet('Première ligne\n\n# Seconde', 'Soraya')).toBe(
		'- Première ligne  \n  \\# Seconde  \n  *Soraya*',
	);
});

test('a cell stays on its line', () => {
	expect(table(['Étape'], [['Exposé\nsuite | fin']])).toBe(
		'| Étape |\n| --- |\n| Exposé suite \\| fin |',
	);
});
