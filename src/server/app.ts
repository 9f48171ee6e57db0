import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import helmet from '@fastify/helmet';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { isAppError, statusOf } from '#kernel/errors.ts';
import type { Hub } from '#platform/realtime/hub.server.ts';
import { addHealth } from './endpoints/health.ts';
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
	const app = Fastify({
		loggerInstance: log,
		logController: new LogController({
			disableRequestLogging: (request) =>
				config.mode !== 'production' || assetPattern.test(request.url),
		}),
		trustProxy: config.trustProxy,
		forceCloseConnections: 'idle',
		bodyLimit: 1024 * 1024,
		requestTimeout: 60_000,
	});
	app.setErrorHandler((error, _request, reply) => {
		const code = isAppError(error) ? error.code : null;
		if (!code && !isClientError(error)) log.error({ err: error }, 'request failed');
		const status = code ? statusOf(code) : isClientError(error) ? error.statusCode : 500;
		return reply.code(status).send({ error: code ?? (status < 500 ? 'bad-input' : 'internal') });
	});

	await app.register(helmet, {
		// SvelteKit writes the policy itself, with a nonce for each page.
		contentSecurityPolicy: false,
		hsts: config.isSecure,
		// With 'no-referrer' browsers send « Origin: null » on forms, which are then refused.
		referrerPolicy: { policy: 'same-origin' },
	});

	// One listener dispatches the upgrades: ours, and in development Vite's hot reload.
	const upgrades: EventEmitter = new EventEmitter();
	const hotReload: EventEmitter = new EventEmitter();
	app.server.on('upgrade', (request, socket, head) => {
		const protocol = request.headers['sec-websocket-protocol'] ?? '';
		const isVite = config.mode === 'development' && /^vite-(hmr|ping)$/.test(protocol);
		(isVite ? hotReload : upgrades).emit('upgrade', request, socket, head);
	});

	await addLive(app, { services, hub, upgrades: upgrades as Server });
	addHealth(app, services, hub);
	if (pages) await addPages(app, services, await pages({ config, hotReload }));
	return app;
}

function isClientError(error: unknown): error is { statusCode: number } {
	if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false;
	return Number(error.statusCode) >= 400 && Number(error.statusCode) < 500;
}
