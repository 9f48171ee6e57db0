import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { handWoundClock } from '#tests/support/clock.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createOutbox, type Outbox } from './outbox.server.ts';

let database: Database;
let outbox: Outbox;
const clock = handWoundClock(Date.UTC(2026, 10, 25));

beforeAll(async () => {
	database = await openTestDatabase();
	outbox = createOutbox({ database, clock });
});
afterAll(() => database.close());
beforeEach(() => database.prisma.outboxEvent.deleteMany());

const emit = (...numbers: number[]) =>
	database.transaction(async (tx) => {
		for (const number of numbers) await outbox.emit(tx, { type: 'counted', number });
	});

/** Hands everything on, and tells what arrived. */
async function arrivals(): Promise<unknown[]> {
	const arrived: unknown[] = [];
	await outbox.relay(async (_tx, { number }) => void arrived.push(number));
	return arrived;
}

test('facts are handed on in order, and once', async () => {
	await emit(1, 2);
	await emit(3);
	expect(await arrivals()).toEqual([1, 2, 3]);
	expect(await arrivals()).toEqual([]);
});

test('what was rolled back never happened', async () => {
	const failing = database.transaction(async (tx) => {
		await outbox.emit(tx, { type: 'counted', number: 1 });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(await arrivals()).toEqual([]);
});

test('a fact whose handling failed is handed on again, with nothing kept of the first time', async () => {
	await emit(1);
	const failing = outbox.relay(async (tx, event) => {
		await outbox.emit(tx, { ...event, number: 2 });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(await arrivals()).toEqual([1]);
});

test('two processes that look at once hand each fact on once', async () => {
	await emit(...Array.from({ length: 40 }, (_, index) => index));
	const [one = [], other = []] = await Promise.all([arrivals(), arrivals()]);
	expect([...one, ...other]).toHaveLength(40);
});
