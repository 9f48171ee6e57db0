// What `npm run check` verifies without running the product, two checks at a time.
import { bin, quietNode } from './processes.mjs';

/** @typedef {{ name: string, args: string[] }} Check */

/** @returns {Check[]} the longest first */
export const staticChecks = () => [
	{ name: 'lint', args: [bin('eslint'), '.', '--max-warnings', '0'] },
	{
		name: 'types',
		args: [
			bin('svelte-check'),
			...['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
		],
	},
	{ name: 'migrations', args: ['scripts/migration.mjs', 'check'] },
	{ name: 'style', args: [bin('stylelint'), 'src/**/*.{css,svelte}', '--max-warnings', '0'] },
	{ name: 'format', args: [bin('prettier'), '--check', '.', '--log-level', 'warn'] },
];

/** @type {() => Check} */
export const architectureCheck = () => ({
	name: 'architecture',
	args: [bin('vitest'), 'run', '--project', 'unit', 'tests/architecture'],
});

/**
 * Runs the checks two at a time and shows what the failing ones say.
 *
 * @param {Check[]} checks
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks(checks) {
	const waiting = [...checks];
	/** @type {string[]} */
	const failed = [];
	await Promise.all([takeOver(), takeOver()]);
	return failed;

	async function takeOver() {
		for (let check = waiting.shift(); check; check = waiting.shift()) {
			const start = performance.now();
			const { ok, output } = await quietNode(check.args);
			const seconds = ((performance.now() - start) / 1000).toFixed(1);
			console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
			if (ok) continue;
			failed.push(check.name);
			console.log(output.trimEnd());
		}
	}
}
