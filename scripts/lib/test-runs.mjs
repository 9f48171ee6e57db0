// Runs Vitest and Playwright, shows what they print, and keeps the count of what passed and failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bin, node } from './processes.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {Record<string, string | undefined>} Env */

/** @type {Counts} */
export const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string[]} projects of vite.config.ts
 * @param {string[]} args
 * @param {Env} [env]
 */
export async function runVitest(projects, args, env = {}) {
	await withReport(async (report) => {
		const chosen = projects.flatMap((name) => ['--project', name]);
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
		await node([bin('vitest'), 'run', ...chosen, ...reporters, ...args], env);
	}, readVitest);
}

/**
 * @param {string[]} args
 * @param {Env} [env]
 */
export async function runPlaywright(args, env = {}) {
	await withReport(async (report) => {
		const command = [bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
		await node([...command, ...args], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
	}, readPlaywright);
}

/**
 * @param {(report: string) => Promise<void>} run
 * @param {(report: any) => Counts} read
 */
async function withReport(run, read) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'espace-report-'));
	const report = path.join(folder, 'report.json');
	try {
		await run(report);
	} finally {
		add(report, read);
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * @param {string} report
 * @param {(report: any) => Counts} read
 */
function add(report, read) {
	try {
		const counts = read(JSON.parse(readFileSync(report, 'utf8')));
		total.passed += counts.passed;
		total.failed += counts.failed;
		total.skipped += counts.skipped;
	} catch {
		// The runner ended before it could write: its own message was shown, and the stage fails.
	}
}

/**
 * A test file that could not even be loaded counts as one failure.
 *
 * @param {any} report
 * @returns {Counts}
 */
const readVitest = (report) => ({
	passed: report.numPassedTests,
	failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
	skipped: report.numPendingTests + report.numTodoTests,
});

/**
 * @param {any} report
 * @returns {Counts}
 */
const readPlaywright = ({ stats }) => ({
	passed: stats.expected,
	failed: stats.unexpected + stats.flaky,
	skipped: stats.skipped,
});
