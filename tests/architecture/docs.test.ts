import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { closeCodes, protocolVersion, socketLimits } from '#platform/realtime/protocol.ts';
import { limits } from '#features/rounds/engine/round.ts';
import { listFiles } from './sources.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const { scripts } = JSON.parse(read('package.json'));
const documents = ['README.md', ...listFiles('docs').filter((file) => file.endsWith('.md'))];
const protocol = read('docs/PROTOCOL.md');

const named = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, name]) => name);
/** The cells of every row of a table that begins with a name in code. */
const rows = (text: string) =>
	[...text.matchAll(/^\| `([\w-]+)`(.*)\|$/gm)].map(([, name = '', rest = '']) => [
		name,
		...rest
			.split('|')
			.slice(1)
			.map((cell) => cell.trim()),
	]);

/** The variants of a union of types, as its source writes them. */
function variants(file: string, union: string, field: string): string[] {
	const source = read(file);
	const start = source.indexOf(`export type ${union}`);
	const body = source.slice(start, source.indexOf(';\n\n', start));
	return named(body, new RegExp(`\\b${field}: '([\\w-]+)'`, 'g')).map(String);
}

test('every command that the documents give is in package.json', () => {
	const given = documents.flatMap((file) => named(read(file), /npm run ([\w:]+)/g));
	expect(given.filter((name) => !name || !(name in scripts))).toEqual([]);
});

test('every command of package.json is in the README', () => {
	const readme = read('README.md');
	const missing = Object.keys(scripts).filter(
		(name) => name !== 'prepare' && !new RegExp(`npm (run )?${name}\\b`).test(readme),
	);
	expect(missing).toEqual([]);
});

test('every link of the documents leads somewhere', () => {
	const broken = documents.flatMap((file) =>
		named(read(file), /\]\((?!https?:)([^)#]+)/g)
			.filter((link) => link && !existsSync(path.join(path.dirname(file), link)))
			.map((link) => `${file}: ${link}`),
	);
	expect(broken).toEqual([]);
});

test('every file that the documents name in code exists', () => {
	const gone = documents.flatMap((file) =>
		named(read(file), /`((?:src|tests|prisma|scripts|messages|deploy)\/[\w./-]+)`/g)
			.filter((name) => name && !existsSync(name))
			.map((name) => `${file}: ${name}`),
	);
	expect(gone).toEqual([]);
});

test('the README’s table holds the settings that the program reads, and no other', () => {
	const config = read('src/platform/config.server.ts');
	const asked = named(config, /(?:environment\.|environment, ')([A-Z_]+)/g);
	const settings = read('README.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
	const told = rows(settings).map(([name]) => name);
	expect(told.toSorted()).toEqual([...new Set(asked)].sort());
});

test('the protocol names every frame, in both directions', () => {
	const frames = 'src/platform/realtime/protocol.ts';
	const told = rows(protocol.split('## Opening')[1]?.split('\n## ')[0] ?? '').map(([name]) => name);
	expect(told).toEqual([
		...variants(frames, 'ClientFrame', 't'),
		...variants(frames, 'ServerFrame', 't'),
	]);
	expect(protocol).toContain(`version ${protocolVersion}`);
});

test('the protocol says of every command who may give it, when, and what it depends on', async () => {
	const files = listFiles('src/features/rounds/engine').filter((file) =>
		/decide-[a-z]+\.ts$/.test(file),
	);
	const modules = await Promise.all(files.map((file) => import(path.resolve(file))));
	const rules = modules
		.flatMap((module) => Object.values<object>(module))
		.filter((value) => typeof value === 'object')
		.flatMap((handlers) => Object.entries(handlers))
		.map(([name, { by, during, dependsOn }]) => [name, by, during, dependsOn]);
	const told = rows(protocol.split('## Commands')[1]?.split('\n## ')[0] ?? '');
	expect(rules.length).toBeGreaterThan(30);
	expect(told.toSorted()).toEqual(rules.toSorted());
});

test('the protocol names every event, every refusal and every way a socket is closed', () => {
	const engine = 'src/features/rounds/engine';
	const events = variants(`${engine}/events.ts`, 'RoundEvent', 'type');
	const refusals = named(
		read(`${engine}/decision.ts`).split('export type Decision')[0] ?? '',
		/\| '([\w-]+)'/g,
	);
	const missing = [...events, ...refusals].filter((name) => !protocol.includes(`\`${name}\``));
	expect(missing).toEqual([]);
	for (const [name, code] of Object.entries(closeCodes)) {
		expect(protocol).toMatch(new RegExp(`\\| ${code} +\\| ${name} `));
	}
});

test('the protocol gives the limits that the program keeps', () => {
	const { messagesPerSecond, burst, replayEvents, topicsPerSocket } = socketLimits;
	const told = [
		`${messagesPerSecond} per second and socket, ${burst} at once`,
		`| ${replayEvents} events`,
		`| ${topicsPerSocket} `,
		`${limits.textLength.toLocaleString('en')} characters`,
		`${limits.contributionsPerRound}, ${limits.actionsPerPerson} `,
	];
	expect(told.filter((limit) => !protocol.includes(limit))).toEqual([]);
});
