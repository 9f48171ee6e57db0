import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, readSources } from './sources.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const json = (file: string) => Object(JSON.parse(read(file)));
const manifest = json('package.json');
const dependencies: Record<string, string> = {
	...manifest.dependencies,
	...manifest.devDependencies,
	...manifest.optionalDependencies,
};

const folders = ['src', 'prisma', 'scripts', 'tests', 'messages', 'docs', 'deploy'];
const top = [
	...['package.json', 'README.md', 'Dockerfile', 'docker-compose.yml', 'eslint.config.js'],
	...['playwright.config.ts', 'prisma.config.ts', 'svelte.config.js', 'vite.config.ts'],
	...['.ci/run', '.npmrc', '.env.example'],
];
const texts = [...folders.flatMap(listFiles), ...top].filter(
	(file) => !/\.(woff2|png|jpg|ico)$/.test(file),
);

test('no file names a place of the machine it was written on', () => {
	const self = path.relative('.', import.meta.filename);
	const named = texts.filter(
		(file) => file !== self && /(?<![\w.])\/(work|root|home\/\w+|Users)\//.test(read(file)),
	);
	expect(named).toEqual([]);
});

test('no file names a registry, and the lock file keeps the hashes', () => {
	const lock = json('package-lock.json');
	const packages = Object.entries<{ resolved?: string; integrity?: string; link?: boolean }>(
		lock.packages,
	).filter(([name]) => name !== '');
	expect(packages.filter(([, { resolved }]) => resolved).map(([name]) => name)).toEqual([]);
	expect(packages.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([]);
	expect(texts.filter((file) => /registry\.npmjs|:\/\/registry\./.test(read(file)))).toEqual([]);
});

test('every dependency is pinned to one version', () => {
	const loose = Object.entries(dependencies).filter(([, version]) => !/^\d/.test(version));
	expect(loose).toEqual([]);
});

test('every import of a package is one of our dependencies', () => {
	const isKnown = (specifier: string) => {
		if (/^(node:|\$|#|\.)/.test(specifier)) return true;
		const parts = specifier.split('/');
		const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
		return name !== undefined && name in dependencies;
	};
	const unknown = readSources('src', 'prisma/seed', 'tests').flatMap(({ file, imports }) =>
		imports.flatMap(({ specifier }) => (isKnown(specifier) ? [] : `${file} → ${specifier}`)),
	);
	expect(unknown).toEqual([]);
});

test('what the server needs at run time is no development dependency', () => {
	const atRunTime = readSources('src', 'prisma/seed').filter(
		({ file }) =>
			file.endsWith('.server.ts') || /^(src\/(server|kernel)|prisma\/seed)\//.test(file),
	);
	const missing = atRunTime
		.filter(({ file }) => !/\.test\.ts$|^src\/(routes|hooks)/.test(file))
		.flatMap(({ file, imports }) =>
			imports
				.filter(({ isType, specifier }) => !isType && !/^(node:|\$|#|\.)/.test(specifier))
				.map(({ specifier }) => ({ file, name: /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '' })),
		)
		.filter(({ name }) => name !== 'vite' && !(name in manifest.dependencies));
	expect(missing).toEqual([]);
});

test('the environment is read once, by main.ts, and told to the pages’ adapter by pages.ts', () => {
	const readers = readSources('src').filter(({ text }) => /process\.env\b/.test(text));
	expect(readers.map(({ file }) => file)).toEqual(['src/server/main.ts', 'src/server/pages.ts']);
});

test('nothing is written for later', () => {
	const later = texts.filter((file) => /\b(TO[D]O|FIX[M]E|X[X]X)\b/.test(read(file)));
	expect(later).toEqual([]);
});
