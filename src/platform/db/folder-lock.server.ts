import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { reasonOf, StartError } from '#platform/start-error.server.ts';

export type ReleaseLock = () => Promise<void>;

/**
 * Locks a folder for as long as this process lives, by listening on a Unix socket (a named pipe on
 * Windows) beside it. The kernel frees it when the process dies, unlike a pid file, which zombies,
 * containers and reused pids make lie.
 *
 * @throws StartError when another process holds the lock, or the folder cannot be used.
 */
export async function lockFolder(folder: string): Promise<ReleaseLock> {
	const real = path.resolve(folder);
	makeFolder(real);
	const name = lockName(real);

	for (let attempt = 0; ; attempt++) {
		const server = net.createServer((socket) => socket.end());
		const error = await listen(server, name);
		if (!error) {
			server.unref();
			return () => new Promise((resolve) => server.close(() => resolve()));
		}
		if (error.code !== 'EADDRINUSE' || attempt > 1) throw unusable(real, error);
		if (await answers(name)) {
			throw new StartError(
				`Le dossier de données ${real} est déjà ouvert par un autre processus. Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.`,
			);
		}
		fs.rmSync(name, { force: true });
	}
}

function makeFolder(real: string): void {
	try {
		fs.mkdirSync(real, { recursive: true, mode: 0o700 });
		fs.accessSync(real, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
	} catch (error) {
		throw unusable(real, error);
	}
}

const unusable = (real: string, cause: unknown) =>
	new StartError(
		`Le dossier de données ${real} ne peut pas être utilisé (${reasonOf(cause)}). Donnez-en la lecture et l’écriture à ce programme, ou choisissez un autre dossier avec DATA_DIR.`,
		{ cause },
	);

function lockName(real: string): string {
	const id = createHash('sha256').update(real).digest('hex').slice(0, 24);
	if (process.platform === 'win32') return `\\\\.\\pipe\\espace-${id}`;
	// A Unix socket's path holds about 100 bytes.
	const beside = `${real}.lock`;
	return Buffer.byteLength(beside) > 100 ? path.join(os.tmpdir(), `espace-${id}.lock`) : beside;
}

function listen(server: net.Server, name: string): Promise<NodeJS.ErrnoException | null> {
	return new Promise((resolve) => {
		server.once('error', resolve).listen(name, () => resolve(null));
	});
}

function answers(name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const client = net.connect(name, () => {
			client.destroy();
			resolve(true);
		});
		client.once('error', () => resolve(false));
	});
}
