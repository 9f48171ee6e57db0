// The real server, with a clock that its parent process moves: tests/support/server.ts starts it.
import { readConfig } from '#platform/config.server.ts';
import { putServices } from '#platform/host.server.ts';
import { createLog } from '#platform/log.server.ts';
import { builtPages } from '#server/pages.ts';
import { start } from '#server/start.ts';
import { handWoundClock } from './clock.ts';

const config = readConfig(process.env, 'demo');
// Noon in Montréal on a Wednesday: no run depends on the day it is made.
const clock = handWoundClock(Date.UTC(2026, 10, 25, 17));
const server = await start({
	...{ config, clock, onServices: putServices },
	log: createLog(config.logLevel),
	pages: builtPages,
});
const { notifications } = server.services;
const { prisma } = server.database;

process.on('message', (milliseconds) => void advance(Number(milliseconds)));
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));

/** Moves the clock, does all that has become due, and says so once nothing waits: the server's own tasks do it too. */
async function advance(milliseconds: number): Promise<void> {
	clock.advance(milliseconds);
	do {
		await notifications.relay();
		await notifications.lookForDue();
		await notifications.deliver();
	} while (await isWorkLeft());
	process.send?.('done');
}

async function isWorkLeft(): Promise<boolean> {
	const waiting = { dueAt: { lte: new Date(clock.now()) } };
	const isLeased = { attempts: { gt: 0 } };
	const [facts, letters] = await Promise.all([
		prisma.outboxEvent.count({ where: { handledAt: null, ...waiting } }),
		prisma.letter.count({ where: { sentAt: null, droppedAt: null, OR: [waiting, isLeased] } }),
	]);
	return facts + letters > 0;
}
