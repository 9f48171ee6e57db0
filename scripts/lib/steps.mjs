// What is made from the sources and kept out of git, made again only when its inputs changed.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, isInstalled, node, quietNode } from './processes.mjs';
import { digest, isFresh, mark } from './stale.mjs';

/**
 * Compiles messages/: one file per language, not one per message, so that Node loads few files.
 *
 * @param {string[]} more arguments
 */
export const compileMessages = (...more) =>
	node([
		bin('@inlang/paraglide-js', 'paraglide-js'),
		...['compile', '--project', './project.inlang', '--outdir', './src/paraglide'],
		...['--strategy', 'baseLocale', '--output-structure', 'locale-modules'],
		...['--no-emit-readme', '--no-emit-prettier-ignore', '--no-emit-git-ignore', '--silent'],
		...more,
	]);

/** @typedef {{ name: string, inputs: string[], output: string, run: () => Promise<void> }} Step */

/** @type {Step} */
const messages = {
	name: 'messages',
	inputs: [
		'messages',
		'project.inlang/settings.json',
		'node_modules/@inlang/paraglide-js/package.json',
	],
	output: 'src/paraglide/runtime.js',
	run: () => compileMessages(),
};

/** @type {Step} */
const pageTypes = {
	name: 'page-types',
	inputs: [
		...['svelte.config.js', 'package.json', 'tsconfig.json'],
		'node_modules/@sveltejs/kit/package.json',
	],
	output: '.svelte-kit/tsconfig.json',
	run: () => node([bin('@sveltejs/kit', 'svelte-kit'), 'sync']),
};

/** @type {Step} */
const databaseClient = {
	name: 'database-client',
	inputs: ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'],
	output: 'src/platform/db/generated/client.ts',
	run: () => node(['scripts/prisma.mjs', 'generate', '--no-hints']),
};

/** Makes the messages, SvelteKit's types and the database client. */
export async function ensureGenerated({ isForced = false } = {}) {
	await Promise.all([
		ensure(messages, isForced),
		// In this order: prisma.config.ts is read through tsconfig.json, which extends SvelteKit's.
		ensure(pageTypes, isForced).then(() => ensure(databaseClient, isForced)),
	]);
}

/**
 * @param {Step} step
 * @param {boolean} isForced
 */
async function ensure({ name, inputs, output, run }, isForced) {
	const stamp = `node_modules/.stamps/${name}`;
	const now = digest(inputs);
	if (!isForced && existsSync(output) && isFresh(stamp, now)) return;
	await run();
	mark(stamp, now);
}

const buildInputs = [
	...['src', 'static', 'messages', 'prisma/schema', 'project.inlang/settings.json'],
	...['svelte.config.js', 'vite.config.ts', 'package.json', 'package-lock.json'],
];
const buildOutput = 'build/handler.js';
// Node runs the server's own sources as they are: they are no part of the pages' build.
const notBuilt = ['src/paraglide', 'src/platform/db/generated', 'src/server'].map(path.normalize);
const isNotBuilt = (/** @type {string} */ file) =>
	notBuilt.includes(file) || file.endsWith('.test.ts');

/**
 * Builds the pages when their sources are not those of the last build.
 *
 * @returns {Promise<boolean>} whether it built
 */
export async function ensureBuild({ isForced = false } = {}) {
	const stamp = 'build/.inputs';
	const now = digest(buildInputs, isNotBuilt);
	if (!isForced && existsSync(buildOutput) && isFresh(stamp, now)) {
		if (isInstalled('vite')) await ensureGenerated();
		return false;
	}
	if (!isInstalled('vite')) return keepBuild();
	await ensureGenerated();
	console.log('building the pages…');
	rmSync(stamp, { force: true });
	await compileMessages(
		'--outdir',
		'./.svelte-kit/messages',
		'--output-structure',
		'message-modules',
	);
	const env = { NODE_ENV: 'production' };
	const { ok, output } = await quietNode([bin('vite'), 'build', '--logLevel', 'warn'], env);
	if (!ok) throw new Error(`the pages cannot be built:\n${output}`);
	mark(stamp, now);
	return true;
}

/** An image or a server installed with `--omit=dev` brings its build along and cannot make another. */
function keepBuild() {
	if (!existsSync(buildOutput) || !existsSync(databaseClient.output)) {
		throw new Error(
			'there is no build, and it takes development dependencies to make one: run npm ci, then npm run build',
		);
	}
	console.warn('warning: build/ is older than the sources, and nothing here can rebuild it');
	return false;
}
