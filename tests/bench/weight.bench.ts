// The JavaScript that the live page and the sign-in page make a browser fetch, compressed.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { demoPassword } from '#seed/people.ts';
import { aLiveRound } from '#tests/support/live-round.ts';
import { signIn, startServer } from '#tests/support/server.ts';
import { promise, round, say } from './report.ts';

const server = await startServer();
const { roundId, stop } = await aLiveRound(server);
const cookies = {
	facilitator: await signIn(server.origin, 'animation@demo.local', demoPassword),
	participant: await signIn(server.origin, 'consultation1@demo.local', demoPassword),
};
await weigh('sign-in page', '/connexion', { limit: 60_000 });
await weigh('live page, as a participant', `/rondes/${roundId}`, {
	limit: 120_000,
	cookie: cookies.participant,
});
await weigh('live page, as the facilitator', `/rondes/${roundId}`, {
	limit: 120_000,
	cookie: cookies.facilitator,
});
await stop();
await server.stop();

type Page = { limit: number; cookie?: string };

/** What the page names outright: its scripts and all that they import before anything is clicked. */
async function weigh(name: string, address: string, { limit, cookie = '' }: Page): Promise<void> {
	const response = await fetch(server.origin + address, { headers: { cookie } });
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	const html = await response.text();
	// SvelteKit names what the page needs in a header, and what starts it in the page.
	const named = `${html}\n${response.headers.get('link') ?? ''}`;
	const scripts = await fetchAll(
		linksIn(named, /["(<](\.{0,2}\/[^"()<>]+\.js)[>"')]/g, response.url),
	);
	const styles = await fetchAll(linksIn(named, /[<"](\.{0,2}\/[^"<>]+\.css)[>"]/g, response.url));
	const total = gzipped(scripts);
	say(`${name}, HTML`, kilobytes(gzipped([Buffer.from(html)])));
	say(`${name}, styles`, kilobytes(gzipped(styles)));
	say(
		`${name}, scripts with Brotli`,
		kilobytes(sum(scripts.map((one) => brotliCompressSync(one).length))),
	);
	promise(
		`${name}, ${scripts.length} scripts ≤ ${kilobytes(limit)}`,
		kilobytes(total),
		total <= limit,
	);
}

function linksIn(text: string, pattern: RegExp, base: string): string[] {
	return [...text.matchAll(pattern)].map(([, path = '']) => new URL(path, base).href);
}

/** These files and every file that they import outright. */
async function fetchAll(urls: string[]): Promise<Buffer[]> {
	const files = new Map<string, Buffer>();
	for (const queue = [...urls]; queue.length > 0;) {
		const url = queue.shift() ?? '';
		if (files.has(url)) continue;
		const file = Buffer.from(await (await fetch(url)).arrayBuffer());
		files.set(url, file);
		if (url.endsWith('.js')) {
			queue.push(...linksIn(String(file), /(?:from|import) ?"(\.[^"]+\.js)"/g, url));
		}
	}
	return [...files.values()];
}

function gzipped(files: Buffer[]): number {
	return sum(files.map((file) => gzipSync(file, { level: 9 }).length));
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}

function kilobytes(bytes: number): string {
	return `${round(bytes / 1_000, 1)} kB`;
}
