// Runs other programs with this very Node: no PATH, no shebang, no npx.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const require = createRequire(path.join(root, 'package.json'));

/** @param {string} name a package */
export const isInstalled = (name) => existsSync(path.join(root, 'node_modules', name));

/**
 * The file behind a package's command.
 *
 * @param {string} name the package
 * @param {string} [command] when the command has another name
 * @returns {string}
 */
export function bin(name, command = name) {
	const folder = path.join(root, 'node_modules', name);
	if (!existsSync(folder)) {
		throw new Error(`${name} is not installed: run npm ci (with development dependencies)`);
	}
	const { bin: field } = require(path.join(folder, 'package.json'));
	return path.join(folder, typeof field === 'string' ? field : field[command]);
}

/**
 * Runs Node, shows what it prints, and waits for its end; our signals are passed on.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to ours
 * @returns {Promise<void>}
 */
export async function node(args, env = {}) {
	const child = spawn(process.execPath, args, {
		stdio: 'inherit',
		env: { ...process.env, ...env },
	});
	const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
	process.on('SIGTERM', stop).on('SIGINT', stop);
	const [code, signal] = await once(child, 'exit');
	process.off('SIGTERM', stop).off('SIGINT', stop);
	if (code !== 0) throw new Error(`${commandName(args)} ended with ${signal ?? code}`);
}

/**
 * Runs Node without showing anything.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function quietNode(args, env = {}) {
	const child = spawn(process.execPath, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
	}
	const [code] = await once(child, 'close');
	return { ok: code === 0, output };
}

/** @param {string[]} args */
const commandName = (args) => path.basename(args.find((arg) => !arg.startsWith('-')) ?? 'node');

/** @returns {Promise<number>} a port nobody listens on */
export async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	server.close();
	return port;
}

/**
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
