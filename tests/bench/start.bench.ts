// How long a start takes, the very first one and the next ones, and what the process holds then.
import { readFileSync, rmSync } from 'node:fs';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';
import { startServer, temporaryFolder, type ServerOptions } from '#tests/support/server.ts';
import { megabytes, median, round, say } from './report.ts';

const dataDir = temporaryFolder();
const embedded = { mode: 'production', dataDir } as const;
say('embedded, first start', told(await aStart(embedded)));
say('embedded, next starts', await nextStarts(embedded));
say('embedded, first start of the demo', told(await aStart({ dataDir: `${dataDir}/demo` })));

const fresh = await aFreshDatabase();
if (fresh.env.DATABASE_URL) {
	const postgres = { mode: 'production', dataDir, env: fresh.env } as const;
	say('PostgreSQL, first start', told(await aStart(postgres)));
	say('PostgreSQL, next starts', await nextStarts(postgres));
}
await fresh.drop();
rmSync(dataDir, { recursive: true });

type Start = { milliseconds: number; bytes: number };

/** From the command to the first answer. */
async function aStart(options: ServerOptions): Promise<Start> {
	const start = performance.now();
	const server = await startServer(options);
	const milliseconds = performance.now() - start;
	const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
	await server.stop();
	return { milliseconds, bytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024 };
}

async function nextStarts(options: ServerOptions): Promise<string> {
	const starts = [];
	for (let time = 0; time < 5; time++) starts.push(await aStart(options));
	return told({
		milliseconds: median(starts.map((start) => start.milliseconds)),
		bytes: median(starts.map((start) => start.bytes)),
	});
}

function told({ milliseconds, bytes }: Start): string {
	return `${round(milliseconds / 1_000, 1)} s, ${megabytes(bytes)}`;
}
