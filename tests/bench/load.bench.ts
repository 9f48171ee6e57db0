// 50 rounds of 12 people, 120 contributions per minute in each: how long until the others see one.
import { readFileSync } from 'node:fs';
import { newId } from '#kernel/id.ts';
import { openDatabase } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { aTestApp } from '#tests/support/app.ts';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';
import { startServer, temporaryFolder } from '#tests/support/server.ts';
import { aCrowd, type CrowdedRound } from './crowd.ts';
import { Listener } from './listener.ts';
import { megabytes, percentile, promise, round, say } from './report.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 50);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const size = 12;
const contributionsPerMinute = 120;

const dataDir = temporaryFolder();
const fresh = await aFreshDatabase();
const crowd = await fill();
const heapOnSignal = new URL('./heap-on-signal.ts', import.meta.url).href;
const NODE_OPTIONS = `--expose-gc --import ${heapOnSignal}`;
const server = await startServer({
	dataDir,
	env: { ...fresh.env, NODE_OPTIONS },
});
const sentAt = new Map<string, number>();
const latencies: number[] = [];
const tables = await Promise.all(crowd.map(sitDown));
const heapBefore = await liveHeap();
await Promise.all(tables.map(speak));
// What was sent last is on its way.
await pause(2_000);
const heapAfter = await liveHeap();
const held = memoryOf(server.child.pid);
const listeners = tables.flatMap((table) => table.listeners);
await server.stop();
await fresh.drop();

const expected = sentAt.size * (size - 1);
const gaps = listeners.reduce((sum, listener) => sum + listener.gaps, 0);
const refusals = listeners.flatMap((listener) => listener.refusals);
const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(latencies, share));
say('database', fresh.env.DATABASE_URL ? 'postgres' : 'embedded');
say('contributions', `${sentAt.size} in ${rounds} rounds during ${seconds} s`);
say('command → other screens, p50', `${round(p50 ?? NaN)} ms`);
promise('p95 ≤ 150 ms', `${round(p95 ?? NaN)} ms`, (p95 ?? NaN) <= 150);
promise('p99 ≤ 300 ms', `${round(p99 ?? NaN)} ms`, (p99 ?? NaN) <= 300);
promise(
	'every contribution reached every other screen',
	`${latencies.length} of ${expected}`,
	latencies.length === expected,
);
promise(
	'no gap, no refusal',
	`${gaps}, ${refusals.length} ${refusals[0] ?? ''}`,
	gaps + refusals.length === 0,
);
const perContribution = (heapAfter - heapBefore) / sentAt.size;
say('memory held by the process at the end', megabytes(held));
say('of which alive', `${megabytes(heapBefore)}, then ${megabytes(heapAfter)}`);
promise(
	'a live round keeps ≤ 5 kB per contribution',
	`${round(perContribution / 1_000, 1)} kB`,
	perContribution <= 5_000,
);
process.exit();

async function fill(): Promise<CrowdedRound[]> {
	const { DATABASE_URL } = fresh.env;
	const database = await openDatabase(
		DATABASE_URL ? { databaseUrl: DATABASE_URL } : { folder: dataDir },
		() => {},
	);
	await migrate(database.pool, new URL('../../prisma/migrations', import.meta.url).pathname);
	const app = await aTestApp(database);
	const filled = await aCrowd(app, rounds, size);
	await app.close();
	return filled;
}

type Table = { round: CrowdedRound; listeners: Listener[] };

async function sitDown(table: CrowdedRound): Promise<Table> {
	const { roundId, seq, seats } = table;
	const { origin } = server;
	const listeners = seats.map(
		({ cookie }) => new Listener({ address: origin, origin, cookie, roundId, seq }),
	);
	for (const listener of listeners) {
		await listener.join();
		listener.onContribution = (id) => {
			const start = sentAt.get(id);
			if (start !== undefined) latencies.push(performance.now() - start);
		};
	}
	return { round: table, listeners };
}

/** Each consultant in turn, at moments spread over the minute; what a writer sees of their own text is not counted. */
async function speak({ round: { epoch, seats }, listeners }: Table): Promise<void> {
	const interval = 60_000 / contributionsPerMinute;
	const writers = listeners.filter((_, index) => seats[index]?.role === 'consultant');
	await pause(Math.random() * interval);
	const end = performance.now() + seconds * 1_000;
	for (let turn = 0; performance.now() < end; turn++) {
		const writer = writers[turn % writers.length];
		if (writer) write(writer, epoch);
		await pause(interval);
	}
}

function write(writer: Listener, epoch: number): void {
	const contribution = newId<'contribution'>();
	const text = {
		id: newId<'text'>(),
		body: 'Garder les conversations du début, et y entrer à deux.',
	};
	const seen = writer.onContribution;
	writer.onContribution = (id) => {
		if (id !== contribution) return seen(id);
		writer.onContribution = seen;
	};
	sentAt.set(contribution, performance.now());
	writer.send({
		id: newId(),
		expected: { epoch },
		command: { type: 'write', contribution, as: 'lead', text },
	});
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Bytes still reachable in the server, once what is not was collected. */
async function liveHeap(): Promise<number> {
	const printed = server.output().length;
	server.child.kill('SIGUSR2');
	for (;;) {
		const heap = /heap (\d+)/.exec(server.output().slice(printed))?.[1];
		if (heap) return Number(heap);
		await pause(20);
	}
}

/** Bytes of memory held by a process, as Linux tells them. */
function memoryOf(pid: number | undefined): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
