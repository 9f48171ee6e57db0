import type { IncomingMessage, Server } from 'node:http';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { LiveSession } from '#platform/auth/sessions.server.ts';
import type { Hub } from '#platform/realtime/hub.server.ts';
import { socketLimits, timings } from '#platform/realtime/protocol.ts';
import type { Services } from './services.ts';

type LiveOptions = { services: Services; hub: Hub; upgrades: Server };

declare module 'fastify' {
	interface FastifyRequest {
		live: LiveSession | null;
	}
}

/** The socket at /ws: own Origin and session checked before the upgrade, frames handed to the hub in order. */
export async function addLive(
	app: FastifyInstance,
	{ services, hub, upgrades }: LiveOptions,
): Promise<void> {
	const { config, sessions, log } = services;
	await app.register(websocket, {
		options: {
			server: upgrades,
			maxPayload: socketLimits.maxPayloadBytes,
			maxFragments: socketLimits.maxFragments,
			maxBufferedChunks: socketLimits.maxBufferedChunks,
			perMessageDeflate: false,
			verifyClient: ({ req }: { req: IncomingMessage }) =>
				req.headers.origin === config.publicOrigin,
		},
		preClose(done) {
			void hub.close(config.shutdownMs).then(() => this.websocketServer.close(() => done()));
		},
	});

	app.decorateRequest('live', null);
	await app.register(async (scope) => {
		scope.addHook('preValidation', async (request, reply) => {
			const found = await sessions.fromCookieHeader(request.headers.cookie);
			if (!found) return reply.code(401).send({ error: 'signed-out' });
			request.live = found.session;
		});
		scope.get('/ws', { websocket: true }, (socket, { live }) => {
			if (live) serve(socket, live);
		});
	});

	const sweeping = setInterval(() => {
		hub.sweep().catch((error: unknown) => log.error({ err: error }, 'sweep failed'));
	}, timings.sweepMs);
	app.addHook('onClose', async () => clearInterval(sweeping));

	// Listeners are attached at once: a frame that comes while the session is read is not lost.
	function serve(socket: WebSocket, { personId, idHash }: LiveSession): void {
		const connection = hub.connect(socket, { personId, sessionHash: idHash });
		socket.on('message', (data, isBinary) => {
			void hub.receive(connection, isBinary ? '' : String(data));
		});
		socket.on('pong', () => connection.heard());
		socket.on('close', () => hub.disconnect(connection));
		// `ws` closes the socket by itself after a protocol error; without a listener the process would end.
		socket.on('error', () => {});
	}
}
