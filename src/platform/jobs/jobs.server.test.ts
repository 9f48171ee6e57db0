import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { startJobs, type Jobs } from './jobs.server.ts';

let database: Database;
const started: Jobs<'count'>[] = [];

beforeEach(async () => {
	database = await openTestDatabase();
});
afterEach(async () => {
	await Promise.all(started.splice(0).map((jobs) => jobs.stop()));
	await database.close();
});

/** Jobs whose one task waits to be let through, and tells each time it begins. */
async function aGatedTask() {
	const begun: (() => void)[] = [];
	const waiting: ((release: () => void) => void)[] = [];
	const jobs = await startJobs(database, {
		tasks: {
			count: () =>
				new Promise<void>((release) => {
					const next = waiting.shift();
					if (next) next(release);
					else begun.push(release);
				}),
		},
		onError: (error) => {
			throw error;
		},
	});
	started.push(jobs);
	const nextRun = () =>
		new Promise<() => void>((resolve) => {
			const release = begun.shift();
			if (release) resolve(release);
			else waiting.push(resolve);
		});
	return { jobs, nextRun, begun };
}

test('a task that is asked for runs soon, and once more when it was asked for meanwhile', async () => {
	const { jobs, nextRun, begun } = await aGatedTask();
	jobs.soon('count');
	const finish = await nextRun();
	for (let time = 0; time < 20; time++) jobs.soon('count');
	expect(begun).toHaveLength(0);
	finish();
	(await nextRun())();
});

test('stopping waits for the run under way', async () => {
	const { jobs, nextRun } = await aGatedTask();
	jobs.soon('count');
	const finish = await nextRun();
	let isStopped = false;
	const stopping = jobs.stop().then(() => (isStopped = true));
	// As many turns as stopping takes when nothing runs, and more.
	for (let turn = 0; turn < 20; turn++) await database.isUp();
	expect(isStopped).toBe(false);
	finish();
	await stopping;
});

test('jobs start again over what another process left', async () => {
	const first = await aGatedTask();
	first.jobs.soon('count');
	(await first.nextRun())();
	await first.jobs.stop();
	const second = await aGatedTask();
	second.jobs.soon('count');
	(await second.nextRun())();
});
