import type { FastifyInstance } from 'fastify';
import { readConfig } from '#platform/config.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createLog } from '#platform/log.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import { Hub } from '#platform/realtime/hub.server.ts';
import { buildApp } from '#server/app.ts';
import { createServices, type Services } from '#server/services.ts';
import { fillDemo } from '#seed/demo.ts';
import { people } from '#seed/people.ts';
import { openTestDatabase } from './database.ts';
import { handWoundClock } from './clock.ts';

export const origin = 'http://localhost:3000';

export type TestApp = {
	app: FastifyInstance;
	database: Database;
	services: Services;
	hub: Hub;
	clock: ReturnType<typeof handWoundClock>;
	errors: unknown[];
	/** A Cookie header for one of the demo's people. */
	cookieOf(login: string): Promise<string>;
	personOf(login: string): string;
	/** Listens on a port of its own; returns the address. */
	listen(): Promise<string>;
	close(): Promise<void>;
};

/** The whole server over a real database filled with the demo, with a clock wound by hand. */
export async function aTestApp(
	given?: Database,
	env: Record<string, string> = {},
): Promise<TestApp> {
	const database = given ?? (await openTestDatabase());
	const clock = handWoundClock(Date.now());
	const log = createLog('silent');
	const config = readConfig({ PUBLIC_ORIGIN: origin, SHUTDOWN_MS: '0', ...env }, 'demo');
	const broker = createMemoryBroker();
	const services = createServices({ config, database, clock, log, broker });
	const errors: unknown[] = [];
	const hub = new Hub({
		channels: services.channels,
		broker,
		clock,
		build: 'test',
		areAlive: services.sessions.areAlive,
		onError: (error) => errors.push(error),
	});
	await fillDemo({ database, services, clock });
	const app = await buildApp({ services, hub, pages: null });
	const ids = new Map<string, string>();
	for (const { login } of people) {
		const row = await database.prisma.person.findUniqueOrThrow({
			where: { email: `${login}@demo.local` },
		});
		ids.set(login, row.id);
	}
	const personOf = (login: string) => ids.get(login) ?? '';
	return {
		app,
		database,
		services,
		hub,
		clock,
		errors,
		personOf,
		cookieOf: async (login) => {
			const { name, value } = await services.sessions.open(
				database.prisma,
				personOf(login),
				'test',
			);
			return `${name}=${value}`;
		},
		listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
		close: async () => {
			await app.close();
			await database.close();
		},
	};
}
