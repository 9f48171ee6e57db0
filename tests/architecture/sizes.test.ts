import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { isTest, listFiles } from './sources.ts';

/** Hard limits of house.md; the aims are lower: half of the sources within 60 lines, 95 % within 180. */
const limits = { source: 300, component: 180, script: 70, test: 400 };

const files = ['src', 'prisma/seed', 'scripts', 'tests']
	.flatMap(listFiles)
	.filter((file) => /\.(ts|mjs|svelte|css)$/.test(file));
const isComponent = (file: string) => file.endsWith('.svelte');
const isForTests = (file: string) => isTest(file) || file.startsWith('tests/');

const kinds = {
	source: files.filter((file) => !isComponent(file) && !isForTests(file)),
	component: files.filter(isComponent),
	test: files.filter(isForTests),
};

const linesOf = (text: string) => text.trimEnd().split('\n').length;
const measured = (list: string[], measure = linesOf) =>
	list
		.map((file) => ({ file, lines: measure(readFileSync(file, 'utf8')) }))
		.sort((one, other) => one.lines - other.lines);

const tooLong = (list: string[], limit: number, measure = linesOf) =>
	measured(list, measure)
		.filter(({ lines }) => lines > limit)
		.map(({ file, lines }) => `${file}: ${lines} lines, ${limit} is the limit`);

const scriptOf = (component: string) =>
	linesOf(/<script lang="ts">\n([\s\S]*?)<\/script>/.exec(component)?.[1] ?? '');

test('no source file passes 300 lines', () => {
	expect(tooLong(kinds.source, limits.source)).toEqual([]);
});

test('no component passes 180 lines, nor its script 70', () => {
	expect(tooLong(kinds.component, limits.component)).toEqual([]);
	expect(tooLong(kinds.component, limits.script, scriptOf)).toEqual([]);
});

test('no test file passes 400 lines', () => {
	expect(tooLong(kinds.test, limits.test)).toEqual([]);
});

afterAll(() => {
	for (const [kind, list] of Object.entries(kinds)) {
		const { median, p95, max, file } = spread(list);
		const words = `${list.length} files, median ${median}, p95 ${p95}, max ${max} (${file})`;
		console.log(`${kind.padEnd(9)} ${words}`);
	}
});

function spread(list: string[]) {
	const sizes = measured(list);
	const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;
	const longest = sizes.at(-1);
	return { median: at(0.5), p95: at(0.95), max: longest?.lines ?? 0, file: longest?.file ?? '' };
}
