import { test as base } from '@playwright/test';
import { startServer, type RunningServer } from '#tests/support/server.ts';

/**
 * A worker has a server and a demo of its own, so that journeys of different files may run together; after a failure
 * both are new, and a round that was left open disturbs nobody.
 */
export const test = base.extend<object, { server: RunningServer }>({
	server: [
		// Playwright wants the first argument destructured, even when nothing is taken from it.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const server = await startServer({ mode: 'demo', env: { LOG_LEVEL: 'warn' } });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 60_000 },
	],
	baseURL: async ({ server }, use) => use(server.origin),
});
