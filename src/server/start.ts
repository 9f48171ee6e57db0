import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#platform/config.server.ts';
import { openDatabase, type Database } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { startJobs, type Jobs } from '#platform/jobs/jobs.server.ts';
import type { Log } from '#platform/log.server.ts';
import { reasonOf, StartError } from '#platform/start-error.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import { Hub } from '#platform/realtime/hub.server.ts';
import { fillDemo, isDemo } from '#seed/demo.ts';
import { demoShown, demoWelcome } from '#seed/welcome.ts';
import { buildApp } from './app.ts';
import { durabilityOf } from './durability.ts';
import type { PagesFactory } from './pages.ts';
import { createServices, type Services } from './services.ts';

type StartOptions = {
	config: Config;
	log: Log;
	pages: PagesFactory | null;
	onServices: (services: Services) => void;
	clock?: Clock;
};

const migrationsFolder = new URL('../../prisma/migrations', import.meta.url).pathname;
const deadlinesMs = 500;

/** Opens the database, builds the services, listens. Whatever fails on the way is closed again. */
export async function start(options: StartOptions) {
	const { config, log } = options;
	const database = await openDatabase(
		config.databaseUrl ? { databaseUrl: config.databaseUrl } : { folder: config.dataDir },
		(error) => log.error({ err: error }, 'database connection lost'),
	);
	try {
		return await serve(options, database);
	} catch (error) {
		await database.close();
		throw error;
	}
}

async function serve(options: StartOptions, database: Database) {
	const { config, log, pages, onServices, clock = systemClock } = options;
	await migrate(database.pool, migrationsFolder);
	const broker = createMemoryBroker();
	const demo = config.mode === 'demo' ? demoShown() : null;
	const onWork = { facts: nudge(() => jobs?.soon('facts')), letters: () => jobs?.soon('letters') };
	let jobs: Jobs<Task> | null = null;
	const services = createServices({ config, database, clock, log, broker, demo, onWork });
	onServices(services);
	const hub = new Hub({
		channels: services.channels,
		broker,
		clock,
		build: randomUUID(),
		areAlive: services.sessions.areAlive,
		onError: (error) => log.error({ err: error }, 'live request failed'),
	});
	const app = await buildApp({ services, hub, pages });
	if (config.mode === 'demo') await fillDemo({ database, services, clock });
	else if (config.mode === 'production') await refuseDemo(database);
	jobs = await runTasks(services, database);
	await listen(app, config);
	const stopDeadlines = runDeadlines(services);
	await announce(services, database);
	return {
		app,
		database,
		services,
		hub,
		stop: async () => {
			await app.close();
			await Promise.all([stopDeadlines(), jobs?.stop()]);
			services.mailer.close();
			broker.close();
			await database.close();
		},
	};
}

type Task = 'facts' | 'letters' | 'due';

/** What runs every minute beside the pages, and sooner when there is something to do. */
async function runTasks({ notifications, log }: Services, database: Database) {
	const jobs: Jobs<Task> = await startJobs(database, {
		tasks: {
			facts: notifications.relay,
			letters: notifications.deliver,
			due: notifications.lookForDue,
		},
		onError: (err) => log.error({ err }, 'jobs failed'),
	});
	// What another process left, and what the demo has just told.
	jobs.soon('facts');
	jobs.soon('letters');
	return jobs;
}

/** Waits for the transaction that asks to end, and asks once for many. */
function nudge(ask: () => void): () => void {
	let timer: NodeJS.Timeout | null = null;
	return () => {
		timer ??= setTimeout(() => {
			timer = null;
			ask();
		}, 250).unref();
	};
}

async function refuseDemo(database: Database): Promise<void> {
	if (!(await isDemo(database))) return;
	throw new StartError(
		'Cette base contient la démonstration, dont le mot de passe est public. Choisissez un autre DATA_DIR ou un autre DATABASE_URL, ou utilisez npm run demo.',
	);
}

/** Looks for deadlines that have come; what stops it waits for the look under way, which needs the database. */
function runDeadlines({ rounds, log }: Services): () => Promise<void> {
	let looking: Promise<unknown> | null = null;
	const timer = setInterval(() => {
		looking ??= rounds
			.runDueDeadlines()
			.catch((error: unknown) => log.error({ err: error }, 'deadlines failed'))
			.finally(() => (looking = null));
	}, deadlinesMs);
	return async () => {
		clearInterval(timer);
		await looking;
	};
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
	await app.listen({ host, port }).catch((error: unknown) => {
		throw new StartError(
			`Impossible d’écouter à l’adresse ${host}, port ${port} (${reasonOf(error)}). Choisissez un autre PORT ou un autre HOST.`,
			{ cause: error },
		);
	});
}

const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(origin);

/** Said in one go, once the server answers: whoever reads the first line has the rest. */
async function announce(services: Services, database: Database): Promise<void> {
	const { config, accounts } = services;
	const invitation = await accounts.createFirstInvitation();
	const isInTheClear = !config.isSecure && !isLocal(config.publicOrigin);
	const lines = [
		`Espace Intervenants est ouvert à l’adresse ${config.publicOrigin}`,
		durabilityOf(database.kind),
		...(isInTheClear ? [inTheClear] : []),
		...(config.mode === 'demo' ? [demoWelcome()] : []),
		...(invitation ? [firstLink, `${config.publicOrigin}${invitation.path}`] : []),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}

const inTheClear =
	'Attention, sans HTTPS les mots de passe circulent en clair. Voir docs/RUNBOOK.md.';
const firstLink =
	'Personne n’a encore de compte. Ce lien crée le premier; il sert une fois, pendant 72 heures.';
