import { createServer } from 'node:http';
import helmet from '@fastify/helmet';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { isAppError, statusOf, type ErrorCode } from '#kernel/errors.ts';
import type { Config } from '#platform/config.server.ts';
import type { Hub } from '#platform/realtime/hub.server.ts';
import { addCalendar } from './endpoints/calendar.ts';
import { addHealth } from './endpoints/health.ts';
import { addUnsubscribe } from './endpoints/unsubscribe.ts';
import { addLive } from './live.ts';
import { addPages, type PagesFactory } from './pages.ts';
import type { Services } from './services.ts';

export type AppOptions = {
	services: Services;
	hub: Hub;
	/** null in tests that need no page. */
	pages: PagesFactory | null;
};

const assetPattern = /^\/(@|src\/|node_modules\/|\.svelte-kit\/|_app\/immutable\/)/;

/** The HTTP server, without a port: pages, the live socket and the endpoints. */
export async function buildApp({ services, hub, pages }: AppOptions): Promise<FastifyInstance> {
	const { config, log } = services;
	const loggerInstance: FastifyBaseLogger = log;
	const app = Fastify({
		loggerInstance,
		logController: new LogController({
			disableRequestLogging: (request) =>
				config.mode !== 'production' || assetPattern.test(request.url),
		}),
		trustProxy: config.trustProxy,
		forceCloseConnections: 'idle',
		bodyLimit: 1024 * 1024,
		// Signed links are longer than a hundred characters.
		routerOptions: { maxParamLength: 500 },
		requestTimeout: 60_000,
	});
	app.setErrorHandler((error, _request, reply) => {
		const { status, code } = answerTo(error);
		if (code === 'internal') log.error({ err: error }, 'request failed');
		return reply.code(status).send({ error: code });
	});

	// Fastify's own writes the whole address in the log: calendar programs try PROPFIND on a secret one.
	app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not-found' }));

	await app.register(helmet, {
		// SvelteKit writes the policy itself, with a nonce for each page.
		contentSecurityPolicy: false,
		hsts: config.isSecure,
		// With 'no-referrer' browsers send « Origin: null » on forms, which are then refused.
		referrerPolicy: { policy: 'same-origin' },
	});

	const { upgrades, hotReload } = dispatchUpgrades(app, config);
	await addLive(app, { services, hub, upgrades });
	addHealth(app, services, hub);
	await addUnsubscribe(app, services);
	await addCalendar(app, services);
	if (pages) await addPages(app, services, await pages({ config, hotReload }));
	return app;
}

/**
 * One listener dispatches the upgrades: ours, and in development Vite's hot reload. Each hears them from a server
 * of its own that never listens.
 */
function dispatchUpgrades(app: FastifyInstance, { mode }: Config) {
	const upgrades = createServer();
	const hotReload = createServer();
	// Browsers come back at once: those that do must find the next process, not hold the one that is going.
	let isClosing = false;
	app.addHook('preClose', async () => {
		isClosing = true;
	});
	app.server.on('upgrade', (request, socket, head) => {
		if (isClosing) return void socket.destroy();
		const protocol = request.headers['sec-websocket-protocol'] ?? '';
		const isVite = mode === 'development' && /^vite-(hmr|ping)$/.test(protocol);
		(isVite ? hotReload : upgrades).emit('upgrade', request, socket, head);
	});
	return { upgrades, hotReload };
}

function answerTo(error: unknown): { status: number; code: ErrorCode } {
	if (isAppError(error)) return { status: statusOf(error.code), code: error.code };
	// Fastify's own refusals: a body too large, a header it cannot read.
	const status = Number(Object(error).statusCode);
	if (status >= 400 && status < 500) return { status, code: 'bad-input' };
	return { status: 500, code: 'internal' };
}
