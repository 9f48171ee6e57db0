// npm test: everything, from the quickest to the slowest; the first failing stage ends the run.
//   node scripts/test.mjs [unit|server|postgres|faults|e2e] [arguments of vitest or playwright]
import './lib/node.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { runChecks, staticChecks } from './lib/checks.mjs';
import { ensurePostgres } from './lib/postgres.mjs';
import { ensureBuild, ensureGenerated } from './lib/steps.mjs';
import { runPlaywright, runVitest, total } from './lib/test-runs.mjs';

/** How many times the short form of the faults kills the server; npm run test:faults kills it 20 times. */
const fewKills = '4';

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const stages = {
	async check() {
		const checks = staticChecks();
		const failed = await runChecks(checks);
		total.passed += checks.length - failed.length;
		total.failed += failed.length;
		if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
	},
	unit: (args) => runVitest(['unit', 'dom'], args),
	server: (args) => runVitest(['server'], args),
	async faults(args) {
		await ensureBuild();
		await runVitest(['faults'], args);
	},
	async postgres(args) {
		const { url, from, stop } = await ensurePostgres();
		console.log(`PostgreSQL: from ${from}`);
		await ensureBuild();
		const env = { TEST_DATABASE_URL: url, DATABASE_URL: '' };
		await runVitest(['server', 'faults'], args, env).finally(stop);
	},
	async e2e(args) {
		const { path, from } = await ensureChromium();
		console.log(`browser: ${path} (from ${from})`);
		await ensureBuild();
		await runPlaywright(args, { CHROMIUM_PATH: path });
	},
};
const everything = ['check', 'unit', 'server', 'faults', 'e2e'];

const [name = '', ...rest] = process.argv.slice(2);
const asked = name in stages;
if (!asked) process.env.KILLS ??= fewKills;
const isPassed = await run(asked ? [name] : everything, asked ? rest : []);
// A stage that could not even run counts as one failure.
if (!isPassed && total.failed === 0) total.failed = 1;
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(isPassed ? 0 : 1);

/**
 * @param {string[]} names
 * @param {string[]} args
 */
async function run(names, args) {
	const start = performance.now();
	const lap = (/** @type {string} */ what) =>
		console.log(`[${((performance.now() - start) / 1000).toFixed(1)} s] ${what}\n`);
	try {
		await ensureGenerated();
		for (const stage of names) {
			console.log(`— ${stage}`);
			await stages[stage]?.(args);
			lap(`${stage} passed`);
		}
		return true;
	} catch (error) {
		lap(error instanceof Error ? error.message : String(error));
		return false;
	}
}
