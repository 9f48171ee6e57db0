// npm run bench [name…]: runs tests/bench/<name>.bench.ts one after the other, all of them by default, over
// the PostgreSQL of DATABASE_URL, else over one of its own, else over the embedded database.
import './lib/node.mjs';
import { readdirSync } from 'node:fs';
import { ensurePostgres } from './lib/postgres.mjs';
import { fail, node } from './lib/processes.mjs';
import { ensureBuild } from './lib/steps.mjs';

const folder = 'tests/bench';
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.bench.ts'))
	.map((file) => file.replace('.bench.ts', ''));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) fail(`no bench named ${unknown.join(', ')}: there is ${names.join(', ')}`);

/** @type {string[]} */
const broken = [];
const postgres = await ensurePostgres({ isDurable: true }).catch(() => null);
try {
	await ensureBuild();
	const env = { TEST_DATABASE_URL: postgres?.url ?? '', DATABASE_URL: '' };
	for (const name of asked.length > 0 ? asked : names) {
		console.log(`\n# ${name}`);
		await node([`${folder}/${name}.bench.ts`], env).catch(() => broken.push(name));
	}
} finally {
	await postgres?.stop();
}
if (broken.length > 0) fail(`\nbroken: ${broken.join(', ')}`);
