import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/lib/chromium.mjs';

/** Journeys in a real browser against the built server, over an embedded database filled with the demo. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	workers: 2,
	fullyParallel: false,
	forbidOnly: true,
	timeout: 120_000,
	// A loaded machine is slow; nothing here waits longer than it must.
	expect: { timeout: 20_000 },
	reporter: 'list',
	outputDir: 'test-results',
	use: {
		// A control that cannot be used is named at once, instead of waiting for the end of the journey.
		actionTimeout: 20_000,
		locale: 'fr-CA',
		timezoneId: 'America/Toronto',
		// Recording eight browsers triples the time of a round: ask for it with --trace on.
		trace: 'off',
		launchOptions: { executablePath: findChromium(), args: chromiumArgs },
	},
});
