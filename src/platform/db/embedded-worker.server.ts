// PGlite runs here, off the main thread: its queries are synchronous WebAssembly calls that would
// otherwise freeze every socket and timer of the server for as long as they last.
import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { openEngine } from './embedded-engine.server.ts';

/** One client at a time, and room for the next one while a broken one goes. */
const maxConnections = 4;
const { folder, socketPath } = workerData;

try {
	const engine = await openEngine(folder);
	const server = new PGLiteSocketServer({ db: engine.lite, path: socketPath, maxConnections });
	await server.start();
	parentPort?.postMessage({ status: 'ready' });
	parentPort?.once('message', () => void close());

	async function close() {
		await server.stop();
		await engine.close();
		parentPort?.postMessage({ status: 'closed' });
		parentPort?.close();
	}
} catch (error) {
	const reason = error instanceof Error ? error.message : String(error);
	parentPort?.postMessage({ status: 'failed', reason });
	parentPort?.close();
}
