// A PostgreSQL for the tests: the one of DATABASE_URL, or one of our own that lives as long as they do.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './processes.mjs';

/** @typedef {{ url: string, from: string, stop: () => Promise<void> }} Postgres */

/** Nobody's data: what a power cut would lose is thrown away anyway. */
const hasty = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'].flatMap((setting) => [
	'-c',
	setting,
]);

/**
 * @param {{ isDurable?: boolean }} [options] whether one of our own writes to the disk as a real one does
 * @returns {Promise<Postgres>}
 */
export async function ensurePostgres({ isDurable = false } = {}) {
	const url = process.env.DATABASE_URL;
	if (url) {
		await connect(url).catch((error) => {
			throw new Error(`the PostgreSQL of DATABASE_URL does not answer: ${error.message}`);
		});
		return { url, from: 'DATABASE_URL', stop: async () => {} };
	}
	const programs = findPrograms();
	if (!programs) {
		throw new Error(`npm run test:postgres needs a PostgreSQL, and there is none: install it (Debian: apt-get
install postgresql), or set DATABASE_URL=postgresql://user:password@host/database, with the right to create databases.`);
	}
	return startOwn(programs, isDurable ? [] : hasty);
}

/**
 * Where `initdb` and `postgres` are: in PATH, or where Debian puts each version, the newest first.
 *
 * @returns {string | undefined}
 */
function findPrograms() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian)
		? readdirSync(debian)
				.map(Number)
				.sort((a, b) => b - a)
		: [];
	const folders = [
		...versions.map((version) => `${debian}/${version}/bin`),
		...(process.env.PATH ?? '').split(path.delimiter),
	];
	return folders.find((folder) =>
		['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))),
	);
}

/**
 * @param {string} programs
 * @param {string[]} settings
 * @returns {Promise<Postgres>}
 */
async function startOwn(programs, settings) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'espace-postgres-'));
	const owner = unprivileged();
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const options = { ...owner, cwd: folder };
	const data = path.join(folder, 'data');
	const initdb = spawnSync(
		path.join(programs, 'initdb'),
		['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
		{ ...options, encoding: 'utf8' },
	);
	if (initdb.status !== 0) throw new Error(`initdb: ${initdb.stderr || initdb.error?.message}`);

	const port = await freePort();
	const server = spawn(
		path.join(programs, 'postgres'),
		['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-N', '200', ...settings],
		{ ...options, stdio: 'ignore' },
	);
	const ended = once(server, 'exit');
	const kill = () => server.kill('SIGINT');
	process.once('exit', kill);
	const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
	await untilAnswers(url, server);
	return { url, from: programs, stop };

	async function stop() {
		process.off('exit', kill);
		kill();
		await ended;
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * PostgreSQL refuses to run as root: Debian's package makes a user for it.
 *
 * @returns {{ uid: number, gid: number } | null}
 */
function unprivileged() {
	if (process.getuid?.() !== 0) return null;
	const id = (/** @type {string} */ option) => spawnSync('id', [option, 'postgres']).stdout;
	const [uid, gid] = [Number(id('-u')), Number(id('-g'))];
	if (!uid || !gid) {
		throw new Error('PostgreSQL does not run as root, and no user is named postgres');
	}
	return { uid, gid };
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} server
 */
async function untilAnswers(url, server) {
	while (server.exitCode === null) {
		const isUp = await connect(url).then(
			() => true,
			() => false,
		);
		if (isUp) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`postgres ended with ${server.exitCode}`);
}

/** @param {string} url */
async function connect(url) {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	await client.connect();
	await client.end();
}
