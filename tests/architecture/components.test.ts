import { expect, test } from 'vitest';
import { parse, type AST } from 'svelte/compiler';
import { readSources } from './sources.ts';

const components = readSources('src').filter(({ file }) => file.endsWith('.svelte'));
/** A tool of those who build the product, in their words. */
const isGallery = (file: string) => file.startsWith('src/routes/(public)/galerie/');

/** Attributes that people read or hear. */
const spoken = new Set(['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title']);
const isSentence = (text: string) => /\p{L}{2}/u.test(text);

test('no component writes HTML that it did not build', () => {
	const raw = components.filter(({ text }) => text.includes('{@html'));
	expect(raw.map(({ file }) => file)).toEqual([]);
});

test('every sentence comes from messages/, none is written in a component', () => {
	const written = components
		.filter(({ file }) => !isGallery(file))
		.flatMap(({ file, text }) => sentencesIn(text).map((sentence) => `${file}: ${sentence}`));
	expect(written).toEqual([]);
});

test('a component is in runes: no stores, no legacy props, no dispatchers', () => {
	const legacy =
		/from 'svelte\/(store|legacy)'|createEventDispatcher|\bexport let\b|^\s*\$: |<slot\b|\bon:[a-z]+[={|]/m;
	const old = readSources('src').filter(({ text }) => legacy.test(text));
	expect(old.map(({ file }) => file)).toEqual([]);
});

test('a component does not fetch', () => {
	const fetching = components.filter(({ text }) => /\bfetch\(|new WebSocket\(/.test(text));
	expect(fetching.map(({ file }) => file)).toEqual([]);
});

test('a component holds its script, its markup, then its style', () => {
	const shuffled = components.filter(({ text }) => {
		const script = text.indexOf('<script lang="ts">');
		const style = text.indexOf('<style');
		const isFirst = script <= 0 || /^<script lang="ts" module>/.test(text);
		return !isFirst || (style !== -1 && text.slice(style).split('</style>')[1]?.trim() !== '');
	});
	expect(shuffled.map(({ file }) => file)).toEqual([]);
});

function sentencesIn(text: string): string[] {
	const found: string[] = [];
	visit(parse(text, { modern: true }).fragment);
	return found;

	function visit(node: unknown): void {
		if (Array.isArray(node)) return node.forEach(visit);
		if (!isNode(node) || node.type === 'StyleSheet') return;
		if (node.type === 'Text' && isSentence(node.data)) found.push(node.data.trim());
		if (node.type === 'Attribute') return visitAttribute(node);
		Object.values(node).forEach(visit);
	}

	function visitAttribute({ name, value }: AST.Attribute): void {
		if (value === true) return;
		for (const part of Array.isArray(value) ? value : [value]) {
			if (part.type !== 'Text') visit(part.expression);
			else if (spoken.has(name) && isSentence(part.data)) found.push(`${name}="${part.data}"`);
		}
	}
}

const isNode = (value: unknown): value is AST.SvelteNode =>
	typeof value === 'object' && value !== null && 'type' in value;
