import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutes, seconds } from '#kernel/clock.ts';
import { createRoundService } from '#features/rounds/service.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { foldedLog } from '#tests/support/log.ts';
import { aRoundInLobby, type LobbyRound } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let round: LobbyRound;

beforeAll(async () => {
	server = await aTestApp();
});
beforeEach(async () => {
	round = await aRoundInLobby(server);
	await round.goTo('presentation');
});
afterAll(() => server.close());

/** A second process on the same database. */
function aRunner(database: Database = server.database) {
	const { clock, services } = server;
	const { groups } = services;
	const outbox = createOutbox({ database, clock });
	return createRoundService({ database, clock, broker: createMemoryBroker(), groups, outbox });
}

async function expiries({ roundId } = round): Promise<number> {
	const { log } = await foldedLog(server.database, roundId);
	return log.filter(({ event }) => event.type === 'time-expired').length;
}

test('nothing fires before its time', async () => {
	server.clock.advance(minutes(8) - seconds(1));
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(0);
});

test('the end of a step is told once, and the step goes on', async () => {
	server.clock.advance(minutes(8));
	await server.services.rounds.runDueDeadlines();
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(1);
	expect(await round.read()).toMatchObject({ step: 2, clock: { isExpired: true } });
});

test('two processes that look at the same instant tell it once', async () => {
	server.clock.advance(minutes(9));
	const runners = [aRunner(), aRunner(), server.services.rounds];
	const fired = await Promise.all(runners.map((runner) => runner.runDueDeadlines()));
	// A runner that finds the round busy leaves it to the others, or to its next look.
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(1);
	expect(fired.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
});

test('a process that dies before the commit leaves it to the next one', async () => {
	server.clock.advance(minutes(9));
	const dying = aRunner({
		...server.database,
		transaction: (work) =>
			server.database.transaction(async (tx) => {
				await work(tx);
				throw new Error('the process died');
			}),
	});
	await expect(dying.runDueDeadlines()).rejects.toThrow('deadlines failed');
	expect(await expiries()).toBe(0);
	await aRunner().runDueDeadlines();
	expect(await expiries()).toBe(1);
});

test('a deadline that was moved does not fire at its first time', async () => {
	await round.send('animation', { type: 'extend', minutes: 5 });
	server.clock.advance(minutes(9));
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(0);
	server.clock.advance(minutes(5));
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(1);
});

test('nothing fires while the round is paused, nor once it is closed', async () => {
	await round.send('animation', { type: 'pause' });
	server.clock.advance(minutes(60));
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(0);
	await round.goTo('learning');
	await round.send('animation', { type: 'close' });
	server.clock.advance(minutes(60));
	await server.services.rounds.runDueDeadlines();
	expect(await expiries()).toBe(0);
});

test('a deadline that fails does not hold back the others, and is tried again', async () => {
	const other = await aRoundInLobby(server);
	await other.goTo('presentation');
	server.clock.advance(minutes(9));
	let isFirst = true;
	const stumbling = aRunner({
		...server.database,
		transaction: (work) => {
			if (!isFirst) return server.database.transaction(work);
			isFirst = false;
			return Promise.reject(new Error('connection lost'));
		},
	});
	await expect(stumbling.runDueDeadlines()).rejects.toThrow('deadlines failed');
	expect(await expiries(round)).toBe(0);
	expect(await expiries(other)).toBe(1);
	await stumbling.runDueDeadlines();
	expect(await expiries(round)).toBe(1);
});
