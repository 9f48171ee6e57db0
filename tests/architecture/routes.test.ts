import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, readSources } from './sources.ts';

const routes = listFiles('src/routes');

/** What may stand outside of the groups of routes: what surrounds every page, and the way home. */
const atTheRoot = [
	...['+layout.svelte', '+layout.server.ts', '+error.svelte'],
	...['+page.server.ts', '+server.ts'],
];

test('every address stands in (public), (app) or (live): the hooks open the first group only', () => {
	const outside = routes
		.map((file) => path.posix.relative('src/routes', file))
		.filter((file) => !/^\((public|app|live)\)\//.test(file) && !atTheRoot.includes(file));
	expect(outside).toEqual([]);
});

test('no address leaves its group by the back door of a named layout', () => {
	expect(routes.filter((file) => path.posix.basename(file).includes('@'))).toEqual([]);
});

test('the segments of an address are French words, without capitals or accents', () => {
	const odd = routes
		.flatMap((file) => path.posix.dirname(file).split('/').slice(2))
		.filter((segment) => !/^(\([a-z]+\)|[a-z-]+(\.(md|ics))?|\[[a-z]+\](\.md)?)$/.test(segment));
	expect([...new Set(odd)]).toEqual([]);
});

test('a page reads and writes through the services, never by itself', () => {
	const reaching = readSources('src/routes').filter(({ text }) =>
		/\bprisma\b|\$queryRaw|\bnew PrismaClient\b|\bcreate\w+Service\(/.test(text),
	);
	expect(reaching.map(({ file }) => file)).toEqual([]);
});

test('no page streams: a page that streams answers 200 even when it fails', () => {
	const servers = readSources('src/routes').filter(({ file }) => file.endsWith('.server.ts'));
	const streaming = servers.filter(({ text }) => /ReadableStream/.test(text));
	expect(streaming.map(({ file }) => file)).toEqual([]);
});
