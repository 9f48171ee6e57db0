import { expect, test } from 'vitest';
import { blocksOf, promisesOf } from './text.ts';

test('headings, paragraphs and lists are told apart', () => {
	const text =
		'Ensemble.\nToujours.\n\n# Dire non\n- Passer son tour\n- Demander une pause\nSans raison.';
	expect(blocksOf(text)).toEqual([
		{ type: 'paragraph', text: 'Ensemble. Toujours.' },
		{ type: 'heading', text: 'Dire non' },
		{ type: 'list', items: ['Passer son tour', 'Demander une pause'] },
		{ type: 'paragraph', text: 'Sans raison.' },
	]);
	expect(promisesOf(text)).toEqual(['Dire non']);
});

test('an empty line separates two lists and two paragraphs', () => {
	expect(blocksOf('- a\n\n- b\n\nc\n\nd').map(({ type }) => type)).toEqual([
		'list',
		'list',
		'paragraph',
		'paragraph',
	]);
});

test('nothing typed is lost', () => {
	const text = '#sans espace\n-tiret\n## deux\n<b>gras</b>';
	expect(blocksOf(text)).toEqual([
		{ type: 'paragraph', text: '#sans espace -tiret ## deux <b>gras</b>' },
	]);
});
