import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seconds } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { handWoundClock } from '#tests/support/clock.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createOutbox, type Outbox } from './outbox.server.ts';

let database: Database;
let outbox: Outbox;
const errors: unknown[] = [];
const clock = handWoundClock(Date.UTC(2026, 10, 25));

beforeAll(async () => {
	database = await openTestDatabase();
	outbox = createOutbox({ database, clock, onError: (error) => errors.push(error) });
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

test('a fact whose handling fails lets the others pass, and comes back later with nothing kept', async () => {
	await emit(1, 2);
	const arrived: unknown[] = [];
	await outbox.relay(async (tx, event) => {
		if (event.number !== 1) return void arrived.push(event.number);
		await outbox.emit(tx, { ...event, number: 3 });
		throw new Error('no');
	});
	expect(arrived).toEqual([2]);
	expect(errors).toHaveLength(1);
	expect(await arrivals()).toEqual([]);
	clock.advance(seconds(30));
	expect(await arrivals()).toEqual([1]);
});

test('two processes that look at once hand each fact on once', async () => {
	await emit(...Array.from({ length: 40 }, (_, index) => index));
	const [one = [], other = []] = await Promise.all([arrivals(), arrivals()]);
	expect([...one, ...other]).toHaveLength(40);
});
