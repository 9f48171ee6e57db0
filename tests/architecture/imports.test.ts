import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSources, type Import, type Source } from './sources.ts';
import { sideOf, zoneOf, type Zone } from './zones.ts';

const sources = readSources('src', 'prisma/seed', 'tests');
const own = sources.filter(({ file }) => zoneOf(file).name !== 'tests');

/** Every import that a rule refuses, as « from → to ». */
function refused(among: Source[], isRefused: (source: Source, imported: Import) => boolean) {
	return among.flatMap((source) =>
		source.imports
			.filter((imported) => isRefused(source, imported))
			.map(({ specifier }) => `${source.file} → ${specifier}`),
	);
}

const inZone = (name: Zone['name']) => own.filter(({ file }) => zoneOf(file).name === name);
const ofSide = (side: string) =>
	own.filter(({ file }) => {
		const zone = zoneOf(file);
		return zone.name === 'feature' && zone.side === side;
	});

/** The import stays among these zones, or is a package. */
const leaves =
	(...allowed: Zone['name'][]) =>
	(_source: Source, { file }: Import) =>
		file !== null && !allowed.includes(zoneOf(file).name);

test('every import of ours names a file that exists, with its extension', () => {
	const isMissing = (_source: Source, { file, specifier }: Import) =>
		file !== null &&
		!specifier.endsWith('/$types') &&
		zoneOf(file).name !== 'messages' &&
		!existsSync(file);
	expect(refused(sources, isMissing)).toEqual([]);
});

test('no import goes through $lib, a deprecated $app/stores or the environment modules', () => {
	const isForbidden = (_source: Source, { specifier }: Import) =>
		/^\$(lib|env)\b|^\$app\/stores$/.test(specifier);
	expect(refused(sources, isForbidden)).toEqual([]);
});

test('the kernel imports nothing but itself', () => {
	const isForeign = (_source: Source, { file }: Import) =>
		file === null || zoneOf(file).name !== 'kernel';
	expect(refused(inZone('kernel'), isForeign)).toEqual([]);
});

test('the design system knows the kernel and the messages, and no business', () => {
	expect(refused(inZone('ui'), leaves('kernel', 'ui', 'messages'))).toEqual([]);
});

test('the platform knows the kernel, and no business', () => {
	expect(refused(inZone('platform'), leaves('kernel', 'platform'))).toEqual([]);
});

test('a feature imports from itself and from features of a lower rank', () => {
	const isUphill = ({ file: from }: Source, { file }: Import) => {
		const [source, target] = [zoneOf(from), file === null ? null : zoneOf(file)];
		if (source.name !== 'feature' || target?.name !== 'feature') return false;
		return source.feature !== target.feature && target.rank >= source.rank;
	};
	expect(refused(inZone('feature'), isUphill)).toEqual([]);
});

test('the pure files of a feature import the kernel and pure files only', () => {
	const isImpure = (_source: Source, { file }: Import) => {
		if (file === null) return false;
		const zone = zoneOf(file);
		return zone.name === 'feature' ? zone.side !== 'pure' : zone.name !== 'kernel';
	};
	expect(refused(ofSide('pure'), isImpure)).toEqual([]);
});

test('the server files of a feature import the platform and pure files; other services are received', () => {
	const isRefused = ({ file: from }: Source, { file, isType }: Import) => {
		if (file === null) return false;
		const [source, target] = [zoneOf(from), zoneOf(file)];
		// Letters and calendar files are read outside of the pages.
		if (target.name === 'messages') return !/\/(mails|calendar\/words)\.server\.ts$/.test(from);
		if (target.name !== 'feature') return target.name !== 'kernel' && target.name !== 'platform';
		if (target.side === 'browser') return true;
		const isOwn = source.name === 'feature' && source.feature === target.feature;
		return target.side === 'server' && !isOwn && !isType;
	};
	expect(refused(ofSide('server'), isRefused)).toEqual([]);
});

test('what a feature shows imports the design system, the socket’s browser side and what runs in a browser', () => {
	const isRefused = (_source: Source, { file }: Import) => {
		if (file === null) return false;
		const target = zoneOf(file);
		if (target.name === 'platform') {
			return !file.startsWith('src/platform/realtime/') || sideOf(file) === 'server';
		}
		if (target.name === 'feature') return target.side === 'server';
		return !['kernel', 'ui', 'messages'].includes(target.name);
	};
	expect(refused(ofSide('browser'), isRefused)).toEqual([]);
});

test('a page imports features, their server files and the server as types only, and files of its own folder', () => {
	const isRefused = (_source: Source, { file, isType, specifier }: Import) => {
		if (file === null) return false;
		const target = zoneOf(file);
		if (target.name === 'routes') return !specifier.startsWith('./');
		if (target.name === 'server') return !isType;
		if (target.name === 'feature') return target.side === 'server' && !isType;
		return !['kernel', 'ui', 'messages'].includes(target.name);
	};
	expect(refused(inZone('routes'), isRefused)).toEqual([]);
});

test('only the hooks take the services from their host, and all the rest of the server as types', () => {
	const isRefused = ({ file: from }: Source, { file, isType }: Import) => {
		if (file === null) return false;
		const target = zoneOf(file);
		if (file === 'src/platform/host.server.ts') return from !== 'src/hooks.server.ts';
		if (target.name === 'platform' || target.name === 'server') return !isType;
		return target.name === 'feature' && target.side === 'server' && !isType;
	};
	expect(refused(inZone('hooks'), isRefused)).toEqual([]);
});

test('the server imports what it composes, and neither pages nor the design system', () => {
	const allowed = leaves('kernel', 'platform', 'feature', 'server', 'seed');
	expect(refused(inZone('server'), allowed)).toEqual([]);
});

test('nobody imports the server, types, the demo and the tests excepted', () => {
	const isRefused = ({ file: from }: Source, { file, isType }: Import) =>
		file !== null &&
		zoneOf(file).name === 'server' &&
		!['server', 'seed'].includes(zoneOf(from).name) &&
		!isType;
	expect(refused(own, isRefused)).toEqual([]);
});

test('only the start of the server reaches the demo', () => {
	const isRefused = ({ file: from }: Source, { file }: Import) =>
		file !== null &&
		zoneOf(file).name === 'seed' &&
		zoneOf(from).name !== 'seed' &&
		from !== 'src/server/start.ts';
	expect(refused(own, isRefused)).toEqual([]);
});

test('code that runs anywhere never imports code of the server, types excepted', () => {
	const isOfServer = (file: string) =>
		/\.server\.ts$/.test(file) || ['server', 'seed'].includes(zoneOf(file).name);
	const isRefused = ({ file: from }: Source, { file, isType }: Import) =>
		file !== null && !isOfServer(from) && !isType && isOfServer(file);
	expect(refused(own, isRefused)).toEqual([]);
});

test('only the composition root builds services', () => {
	const builders = own.filter(
		({ file, text }) =>
			file !== 'src/server/services.ts' &&
			/(?<!function )\bcreate\w+(Service|Queries)\(/.test(text),
	);
	expect(builders.map(({ file }) => file)).toEqual([]);
});

test('inside its folder a file is named ./x.ts, elsewhere #…: a relative path never leaves its module', () => {
	const moduleOf = (file: string) =>
		file
			.split('/')
			.slice(0, file.startsWith('src/features/') ? 3 : 2)
			.join('/');
	const isRefused = ({ file: from }: Source, { file, specifier }: Import) =>
		file !== null && specifier.startsWith('..') && moduleOf(file) !== moduleOf(from);
	expect(refused(own, isRefused)).toEqual([]);
});

test('no file needs itself, through however many others', () => {
	const graph = new Map(
		own.map(({ file, imports }) => [
			path.posix.normalize(file),
			imports.flatMap(({ file, isType }) => (file === null || isType ? [] : [file])),
		]),
	);
	const done = new Set<string>();
	expect([...graph.keys()].flatMap((file) => cycleFrom(file, []) ?? [])).toEqual([]);

	function cycleFrom(file: string, trail: string[]): string | null {
		if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file].join(' → ');
		if (done.has(file)) return null;
		for (const next of graph.get(file) ?? []) {
			const cycle = cycleFrom(next, [...trail, file]);
			if (cycle) return cycle;
		}
		done.add(file);
		return null;
	}
});
