import type { FastifyInstance } from 'fastify';
import type { Hub } from '#platform/realtime/hub.server.ts';
import { durabilityOf } from '#server/durability.ts';
import type { Services } from '../services.ts';

/** Tells whether the process serves, over which database, and what that database promises. */
export function addHealth(app: FastifyInstance, services: Services, hub: Hub): void {
	app.get('/health', async (_request, reply) => {
		const isUp = await services.isDatabaseUp();
		return reply.code(isUp ? 200 : 503).send({
			ok: isUp,
			database: services.databaseKind,
			durability: durabilityOf(services.databaseKind),
			node: process.version,
			timeZoneData: process.versions.tz ?? null,
			live: hub.size,
		});
	});
}
