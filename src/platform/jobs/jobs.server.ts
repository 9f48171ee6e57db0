import { PgBoss } from 'pg-boss';
import type { Database } from '#platform/db/database.server.ts';

/** What runs beside the pages: each task every minute, and sooner when asked. */
type Tasks<Name extends string> = Record<Name, () => Promise<unknown>>;

export type Jobs<Name extends string> = {
	/** Asks for a run as soon as may be; a run under way is followed by one more. */
	soon(name: Name): void;
	/** Lets the runs under way end. */
	stop(): Promise<void>;
};

type Options<Name extends string> = { tasks: Tasks<Name>; onError: (error: unknown) => void };

const runsFor = { seconds: 10 * 60 };

/**
 * Starts the tasks over pg-boss, in the database itself: of several processes, one runs a task at a time, and what a
 * killed process left is taken up by another. A task looks by itself for what is due, on our own clock (ADR 0013): a run
 * that is lost costs a minute, and nothing else.
 */
export async function startJobs<Name extends string>(
	database: Database,
	{ tasks, onError }: Options<Name>,
): Promise<Jobs<Name>> {
	const boss = new PgBoss({
		db: { executeSql: (text, values) => database.pool.query(text, values) },
		backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
		persistWarnings: false,
		monitorVacuum: false,
	});
	boss.on('error', onError);
	await boss.start();
	const workers = new Map<string, string>();
	for (const [name, run] of Object.entries<() => Promise<unknown>>(tasks)) {
		workers.set(name, await startTask(boss, name, run));
	}
	return {
		soon(name) {
			boss.send(name, {}).then(() => boss.notifyWorker(workers.get(name) ?? ''), onError);
		},
		stop: () => boss.stop({ graceful: true, timeout: 5_000, close: false }),
	};
}

async function startTask(boss: PgBoss, name: string, run: () => Promise<unknown>): Promise<string> {
	// At most one waits and one runs: asking a hundred times makes two runs.
	await boss.createQueue(name, {
		policy: 'stately',
		retryLimit: 0,
		expireInSeconds: runsFor.seconds,
		deleteAfterSeconds: 3_600,
	});
	await boss.schedule(name, '* * * * *');
	return boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
		await run();
	});
}
