import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';

/** A fact in the past tense, with ids, dates and codes: never a word of anybody. */
export type OutboxEvent = { type: string } & Readonly<Record<string, string | number | null>>;

export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxHandler = (tx: Transaction, event: OutboxEvent) => Promise<void>;

type Row = { id: bigint; type: string; payload: Record<string, string | number | null> };

/** Facts written in the transaction that made them true, and handed on after it: each at least once, in order. */
export function createOutbox({ database, clock }: { database: Database; clock: Clock }) {
	return { emit, relay };

	/** Writes a fact; what rolls `tx` back takes it away. */
	async function emit(tx: Transaction, { type, ...payload }: OutboxEvent): Promise<void> {
		await tx.outboxEvent.create({ data: { type, payload, at: new Date(clock.now()) } });
	}

	/**
	 * Hands the facts that wait to `handle`, each in a transaction of its own that also marks it: what fails is handed on
	 * again. Two processes never take the same fact.
	 *
	 * @returns how many were handed on.
	 */
	async function relay(handle: OutboxHandler): Promise<number> {
		let count = 0;
		while (await relayNext(handle)) count++;
		return count;
	}

	async function relayNext(handle: OutboxHandler): Promise<boolean> {
		return database.transaction(async (tx) => {
			const [row] = await tx.$queryRaw<Row[]>`
				SELECT id, type, payload FROM outbox_events WHERE handled_at IS NULL
				ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
			if (!row) return false;
			await handle(tx, { type: row.type, ...row.payload });
			const handledAt = new Date(clock.now());
			await tx.outboxEvent.update({ where: { id: row.id }, data: { handledAt } });
			return true;
		});
	}
}
