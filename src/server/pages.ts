import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Config } from '#platform/config.server.ts';
import type { Services } from './services.ts';

type NodeHandler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void,
) => void;

export type Pages = { handler: NodeHandler; close?: () => Promise<void> };
export type PagesFactory = (input: { config: Config; hotReload: Server }) => Promise<Pages>;

/** The built pages: adapter-node reads its settings when it is imported, hence the order. */
export const builtPages: PagesFactory = async ({ config }) => {
	Object.assign(process.env, {
		ORIGIN: config.publicOrigin,
		ADDRESS_HEADER: 'x-client-ip',
		BODY_SIZE_LIMIT: '512K',
	});
	const { handler } = await import(new URL('../../build/handler.js', import.meta.url).href);
	return { handler };
};

/** Pages from their sources, changed under the reader's eyes. */
export const developmentPages: PagesFactory = async ({ hotReload }) => {
	const { createServer } = await import('vite');
	const vite = await createServer({
		configLoader: 'native',
		server: { middlewareMode: true, ws: { server: hotReload } },
	});
	return { handler: vite.middlewares, close: () => vite.close() };
};

/** Gives SvelteKit every address that is not an endpoint, with the body's stream untouched. */
export async function addPages(
	app: FastifyInstance,
	{ config }: Services,
	{ handler, close }: Pages,
): Promise<void> {
	// Before the HTTP server waits for its connections: the hot reload's sockets are some of them.
	if (close) app.addHook('preClose', close);
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
		scope.all('/*', (request, reply) => {
			const { headers, method } = request;
			const isWrite = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
			if (isWrite && headers.origin !== config.publicOrigin) {
				return reply.code(403).send({ error: 'cross-origin' });
			}
			reply.hijack();
			headers['x-client-ip'] = request.ip;
			for (const [name, value] of Object.entries(reply.getHeaders())) {
				if (value !== undefined) reply.raw.setHeader(name, value);
			}
			handler(request.raw, reply.raw, () => {
				reply.raw.statusCode = 404;
				reply.raw.end();
			});
		});
	});
}
