import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/lib/chromium.mjs';

const port = Number(process.env.E2E_PORT ?? 4173);
const origin = `http://localhost:${port}`;
// The configuration is read again in each worker: only the first reading may make the folder.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'espace-e2e-'));

/** Journeys in a real browser against the built server, over an embedded database filled with the demo. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	workers: 1,
	fullyParallel: false,
	// A journey that fails leaves its round open: those after it would only fail to open theirs.
	maxFailures: 1,
	forbidOnly: true,
	timeout: 120_000,
	// A loaded machine is slow; nothing here waits longer than it must.
	expect: { timeout: 20_000 },
	reporter: 'list',
	outputDir: 'test-results',
	use: {
		baseURL: origin,
		// A control that cannot be used is named at once, instead of waiting for the end of the journey.
		actionTimeout: 20_000,
		locale: 'fr-CA',
		timezoneId: 'America/Toronto',
		// Recording eight browsers triples the time of a round: ask for it with --trace on.
		trace: 'off',
		launchOptions: { executablePath: findChromium(), args: chromiumArgs },
	},
	webServer: {
		command: `"${process.execPath}" src/server/main.ts --mode=demo`,
		url: `${origin}/health`,
		timeout: 60_000,
		stdout: 'ignore',
		stderr: 'pipe',
		env: {
			PORT: String(port),
			PUBLIC_ORIGIN: origin,
			DATA_DIR: process.env.E2E_DATA_DIR,
			DATABASE_URL: '',
			LOG_LEVEL: 'warn',
			SHUTDOWN_MS: '200',
		},
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
	},
});
