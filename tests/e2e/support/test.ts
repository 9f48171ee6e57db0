import { test as base } from '@playwright/test';
import { startServer, type RunningServer } from '#tests/support/server.ts';

/**
 * A worker has a server and a demo of its own, so that journeys of different files may run together; after a failure
 * both are new, and a round that was left open disturbs nobody.
 * With `clock` the clock stands at noon, Wednesday 25 November 2026, until the journey moves it; a name of its own
 * gives a file a server of its own, for a clock never goes back.
 */
export const test = base.extend<object, { clock: string | null; server: RunningServer }>({
	clock: [null, { scope: 'worker', option: true }],
	server: [
		async ({ clock }, use) => {
			const isClocked = clock !== null;
			const server = await startServer({ mode: 'demo', isClocked, env: { LOG_LEVEL: 'warn' } });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 60_000 },
	],
	baseURL: async ({ server }, use) => use(server.origin),
});
