// npm run check [name…]: migrations, types, lint, style, format, architecture; all of them by default.
import './lib/node.mjs';
import { architectureCheck, runChecks, staticChecks } from './lib/checks.mjs';
import { fail } from './lib/processes.mjs';
import { ensureGenerated } from './lib/steps.mjs';

try {
	await ensureGenerated();
	const all = [architectureCheck(), ...staticChecks()];
	const asked = process.argv.slice(2);
	const unknown = asked.filter((name) => !all.some((check) => check.name === name));
	if (unknown.length > 0) throw new Error(`no check named ${unknown.join(', ')}`);
	const failed = await runChecks(
		all.filter(({ name }) => asked.length === 0 || asked.includes(name)),
	);
	if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
} catch (error) {
	fail(error);
}
