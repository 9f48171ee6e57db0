import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test('a path of the site is kept, with its query', () => {
	expect(localPath('/rondes/12?vue=cercle', '/accueil')).toBe('/rondes/12?vue=cercle');
});

test.each([
	null,
	undefined,
	'',
	'accueil',
	'https://ailleurs.example/',
	'//ailleurs.example/',
	'/\\ailleurs.example/',
	'/\t/ailleurs.example/',
	'javascript:alert(1)',
])('%j leads to the fallback', (asked) => {
	expect(localPath(asked, '/accueil')).toBe('/accueil');
});
