// npm run bench [name…]: runs tests/bench/<name>.ts one after the other, all of them by default.
import './lib/node.mjs';
import { existsSync, readdirSync } from 'node:fs';
import { fail, node } from './lib/processes.mjs';
import { ensureBuild } from './lib/steps.mjs';

const folder = 'tests/bench';
const names = existsSync(folder)
	? readdirSync(folder)
			.filter((file) => file.endsWith('.bench.ts'))
			.map((file) => file.replace('.bench.ts', ''))
	: [];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) fail(`no bench named ${unknown.join(', ')}: there is ${names.join(', ')}`);
if (names.length === 0) fail(`there is no *.bench.ts in ${folder}`);

try {
	await ensureBuild();
	for (const name of asked.length > 0 ? asked : names) {
		console.log(`\n# ${name}`);
		await node(['--expose-gc', `${folder}/${name}.bench.ts`]);
	}
} catch (error) {
	fail(error);
}
