import { inspect } from 'node:util';
import { readConfig, type Mode } from '#platform/config.server.ts';
import { putServices } from '#platform/host.server.ts';
import { createLog } from '#platform/log.server.ts';
import { StartError } from '#platform/start-error.server.ts';
import { builtPages, developmentPages } from './pages.ts';
import { start } from './start.ts';

const modes: readonly Mode[] = ['development', 'demo', 'production'];

try {
	const mode = modes.find((known) => process.argv.includes(`--mode=${known}`)) ?? 'production';
	process.env.NODE_ENV ??= mode === 'development' ? 'development' : 'production';
	const config = readConfig(process.env, mode);
	const log = createLog(config.logLevel);
	const starting = start({
		config,
		log,
		pages: mode === 'development' ? developmentPages : builtPages,
		onServices: putServices,
	});

	// Heard from the first instant on: a server that is stopped while it starts closes its database too.
	let isStopping = false;
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
	await starting;

	async function stop(): Promise<void> {
		if (isStopping) process.exit(1);
		isStopping = true;
		setTimeout(() => process.exit(1), config.shutdownMs + 7_000).unref();
		const server = await starting;
		await server.stop();
		process.exit(0);
	}
} catch (error) {
	const isExpected = error instanceof StartError;
	const reason = isExpected ? error.message : inspect(error);
	process.stderr.write(`Le serveur ne peut pas démarrer. ${reason}\n`);
	process.exit(isExpected ? error.exitCode : 1);
}
