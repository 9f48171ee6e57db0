import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isTest, listFiles, readSources } from './sources.ts';

const files = listFiles('src').filter((file) => /\.(ts|svelte|css)$/.test(file));
const features = listFiles('src/features');

/** The files a feature may have at its own level: who knows one feature knows them all. */
const vocabulary = new Set([
	...['model.ts', 'policy.ts', 'schema.ts', 'events.ts', 'client.svelte.ts'],
	...['service', 'queries', 'channel', 'store', 'jobs', 'mails', 'search'].map(
		(name) => `${name}.server.ts`,
	),
]);

/** Names that say nothing of what a file holds. */
const empty =
	/^(index|utils?|helpers?|types?|manager|common|shared|misc|lib|info|data|functions|constants)$/;

test('at the level of a feature, a file has one of the known names', () => {
	const strangers = features.filter((file) => {
		const [, , , name = '', deeper] = file.split('/');
		return deeper === undefined && !isTest(name) && !vocabulary.has(name);
	});
	expect(strangers).toEqual([]);
});

test('the folder of components holds components, and the pure code they share', () => {
	const strangers = features.filter(
		(file) => file.includes('/components/') && !/\.(svelte|ts)$/.test(file),
	);
	expect(strangers).toEqual([]);
});

test('no folder and no file has a name that says nothing; no barrels', () => {
	const named = files.filter((file) =>
		file.split('/').some((part) => empty.test(part.replace(/\..*$/, '')) && part !== 'index.css'),
	);
	expect(named).toEqual([]);
});

test('files are in kebab-case, components in PascalCase', () => {
	const misnamed = files.filter((file) => {
		const name = path.posix.basename(file);
		if (file.startsWith('src/routes/') && name.startsWith('+')) return false;
		const stem = name.replace(/(\.(server|svelte|test|d))*\.(ts|css|svelte)$/, '');
		const isComponent = /\.svelte$|\.svelte\.test\.ts$/.test(name) && /^[A-Z]/.test(stem);
		return isComponent ? !/^([A-Z][a-z0-9]*)+$/.test(stem) : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem);
	});
	expect(misnamed).toEqual([]);
});

test('a component’s name begins with a capital, and nothing else does', () => {
	const lower = files.filter(
		(file) => /\.svelte$/.test(file) && /^[a-z]/.test(path.posix.basename(file)),
	);
	expect(lower).toEqual([]);
});

test('a test of one module sits beside it, under its name', () => {
	const orphans = files.filter(isTest).filter((file) => {
		// The laws of a sub-concern are those of the whole folder.
		if (/^src\/features\/\w+\/[\w-]+\/[\w-]+\.test\.ts$/.test(file)) return false;
		const stem = file.replace(/\.test\.ts$/, '');
		return !['', '.ts', '.svelte.ts'].some((end) => existsSync(`${stem}${end}`));
	});
	expect(orphans).toEqual([]);
});

test('nothing is the default of its file, components and configurations excepted', () => {
	const defaults = readSources('src', 'prisma', 'tests').filter(({ text }) =>
		/^export default\b|export \{[^}]*\bas default\b/m.test(text),
	);
	expect(defaults.map(({ file }) => file)).toEqual([]);
});

test('no file only hands on what another one holds', () => {
	const barrels = readSources('src').filter(({ text }) =>
		/^export (\*|\{[^}]*\}) from /m.test(text),
	);
	expect(barrels.map(({ file }) => file)).toEqual([]);
});
