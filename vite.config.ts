import path from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** SvelteKit 2 keeps `*.server.*` away from the browser; this keeps the `src/server` folder away too. */
function serverFolder(): Plugin {
	const root = path.resolve('src/server') + path.sep;
	return {
		name: 'server-folder',
		enforce: 'pre',
		load(id, options) {
			if (options?.ssr || process.env.VITEST || !path.normalize(id).startsWith(root)) return;
			throw new Error(`${path.relative('.', id)} is server code: the browser cannot import it`);
		},
	};
}

/** Each sentence goes with the pages that say it: as one module, the sign-in page would carry them all. */
function pageMessages(): Plugin {
	return {
		name: 'page-messages',
		apply: 'build',
		config: () => ({ resolve: { alias: { '#paraglide': path.resolve('.svelte-kit/messages') } } }),
	};
}

const serverTests = [
	...['src/**/*.server.test.ts', 'tests/realtime/**/*.test.ts', 'tests/endpoints/**/*.test.ts'],
];
const domTests = ['src/**/*.svelte.test.ts'];

export default defineConfig({
	plugins: [serverFolder(), pageMessages(), sveltekit()],
	build: { rolldownOptions: { checks: { bundlerTimings: false } } },
	test: {
		// Tests wait for disks and sockets more than they compute: on two cores, one worker alone takes twice as long.
		maxWorkers: '100%',
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
					exclude: [...serverTests, ...domTests],
					environment: 'node',
				},
			},
			{
				extends: true,
				plugins: [svelteTesting()],
				test: { name: 'dom', include: domTests, environment: 'jsdom' },
			},
			{
				test: {
					name: 'server',
					include: serverTests,
					environment: 'node',
					testTimeout: 20_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'faults',
					include: ['tests/faults/**/*.test.ts'],
					environment: 'node',
					testTimeout: 300_000,
					hookTimeout: 60_000,
					fileParallelism: false,
				},
			},
		],
	},
});
