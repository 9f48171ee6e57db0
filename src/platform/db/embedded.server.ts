import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import { StartError } from '#platform/start-error.server.ts';

type Message = { status: 'ready' } | { status: 'closed' } | { status: 'failed'; reason: string };

export type Embedded = { poolConfig: PoolConfig; close(): Promise<void> };

/**
 * The database has one session, and pglite-socket takes the messages of its clients one by one: with two
 * clients, a query too large for one read of the socket would receive the parameters of another's (ADR 0002).
 */
const connections = 1;

/**
 * Starts the embedded database in a worker and says how the ordinary `pg` driver reaches it: through a
 * Unix socket in a folder of ours that nobody else may enter. In memory when `folder` is null.
 *
 * @throws StartError when the folder is open in another process, cannot be written, or is damaged.
 */
export async function openEmbedded(folder: string | null): Promise<Embedded> {
	// V8 would spend 500 MB on optimising PGlite's WebAssembly, for next to nothing (PROOF, trap 27).
	// These are flags of the whole process, hence set only here; both are needed.
	for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
	// Creating the cluster leaves 400 MB behind: it happens in a worker of its own.
	if (folder !== null && !fs.existsSync(path.join(folder, 'PG_VERSION'))) {
		await (await startWorker(folder)).close();
	}
	const { socketFolder, close } = await startWorker(folder);
	return {
		poolConfig: {
			host: socketFolder,
			port: 5432,
			user: 'postgres',
			database: 'postgres',
			max: connections,
			idleTimeoutMillis: 0,
		},
		close,
	};
}

async function startWorker(folder: string | null) {
	const socketFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'espace-'));
	const worker = new Worker(new URL('./embedded-worker.server.ts', import.meta.url), {
		workerData: {
			folder,
			socketPath: path.join(socketFolder, '.s.PGSQL.5432'),
		},
	});
	try {
		await until(worker, 'ready');
	} catch (error) {
		fs.rmSync(socketFolder, { recursive: true, force: true });
		throw error;
	}
	return { socketFolder, close };

	async function close() {
		const closed = until(worker, 'closed');
		const ended = once(worker, 'exit');
		worker.postMessage('close');
		await closed;
		await ended;
		fs.rmSync(socketFolder, { recursive: true, force: true });
	}
}

function until(worker: Worker, status: 'ready' | 'closed'): Promise<void> {
	return new Promise((resolve, reject) => {
		worker.once('error', reject);
		worker.on('message', function listen(message: Message) {
			if (message.status === 'failed') reject(new StartError(message.reason));
			else if (message.status !== status) return;
			else resolve();
			worker.off('message', listen).off('error', reject);
		});
	});
}
