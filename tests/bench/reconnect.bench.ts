// 300 sockets dropped at once: how long until they are back, and how often their rounds are read again.
import type { Channel, Feed } from '#platform/realtime/channel.server.ts';
import { aTestApp, origin } from '#tests/support/app.ts';
import { aCrowd } from './crowd.ts';
import { Listener } from './listener.ts';
import { percentile, promise, round, say } from './report.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 25);
const size = 12;

const app = await aTestApp();
const reads = new Map<string, number>();
const channel = app.services.channels.get('round');
if (channel) app.services.channels.set('round', counting(channel));
const crowd = await aCrowd(app, rounds, size);
const address = await app.listen();
const listeners = crowd.flatMap(({ roundId, seq, seats }) =>
	seats.map(({ cookie }) => new Listener({ address, origin, cookie, roundId, seq })),
);
await Promise.all(listeners.map((listener) => listener.join()));

reads.clear();
app.clock.advance(5_000);
for (const listener of listeners) listener.drop();
const start = performance.now();
const back = await Promise.all(
	listeners.map(async (listener) => {
		await listener.join();
		return performance.now() - start;
	}),
);
await app.close();

const worst = Math.max(0, ...reads.values());
say('database', app.database.kind);
say('sockets', `${listeners.length} in ${rounds} rounds`);
say('back, p50', `${round(percentile(back, 0.5))} ms`);
promise('back, p95 ≤ 5 s', `${round(percentile(back, 0.95))} ms`, percentile(back, 0.95) <= 5_000);
promise('reads per round ≤ 1', String(worst), worst <= 1);
process.exit();

function counting(real: Channel): Channel {
	return { ...real, open: async (id) => count(id, await real.open(id)) };
}

function count(id: string, feed: Feed | null): Feed | null {
	if (!feed) return null;
	return {
		...feed,
		advance() {
			reads.set(id, (reads.get(id) ?? 0) + 1);
			return feed.advance();
		},
	};
}
