import { backoffAfter } from '#kernel/backoff.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';

/** A fact in the past tense, with ids, dates and codes: never a word of anybody. */
export type OutboxEvent = { type: string } & Readonly<Record<string, string | number | null>>;

export type Outbox = ReturnType<typeof createOutbox>;

/** `id` names the fact: the same one may arrive again. */
export type OutboxHandler = (tx: Transaction, event: OutboxEvent, id: string) => Promise<void>;

type Row = { id: bigint; type: string; attempts: number; payload: Omit<OutboxEvent, 'type'> };

type Dependencies = {
	database: Database;
	clock: Clock;
	/** Told that a fact was written, in a transaction that is still open. */
	onEmit?: () => void;
	onError?: (error: unknown) => void;
};

/** Facts written in the transaction that made them true, and handed on after it, each at least once (ADR 0013). */
export function createOutbox({
	database,
	clock,
	onEmit = () => {},
	onError = () => {},
}: Dependencies) {
	return { emit, relay };

	/** Writes a fact; what rolls `tx` back takes it away. */
	async function emit(tx: Transaction, { type, ...payload }: OutboxEvent): Promise<void> {
		const at = new Date(clock.now());
		await tx.outboxEvent.create({ data: { type, payload, at, dueAt: at } });
		onEmit();
	}

	/**
	 * Hands the facts that wait to `handle`, the oldest first, each in a transaction of its own that also marks it. One
	 * whose handling fails lets the others pass, and comes back later and later. Two processes never take the same one.
	 *
	 * @returns how many were handed on.
	 */
	async function relay(handle: OutboxHandler): Promise<number> {
		for (let count = 0; ;) {
			const outcome = await relayNext(handle);
			if (outcome === 'none') return count;
			if (outcome === 'done') count++;
		}
	}

	async function relayNext(handle: OutboxHandler): Promise<'none' | 'done' | 'failed'> {
		let taken: Row | null = null;
		try {
			return await database.transaction(async (tx) => {
				const [row] = await tx.$queryRaw<Row[]>`
					SELECT id, type, attempts, payload FROM outbox_events
					WHERE handled_at IS NULL AND due_at <= ${new Date(clock.now())}
					ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
				taken = row ?? null;
				if (!row) return 'none';
				await handle(tx, { type: row.type, ...row.payload }, String(row.id));
				const handledAt = new Date(clock.now());
				await tx.outboxEvent.update({ where: { id: row.id }, data: { handledAt } });
				return 'done';
			});
		} catch (error) {
			if (!taken) throw error;
			onError(error);
			await putBack(taken);
			return 'failed';
		}
	}

	async function putBack({ id, attempts }: Row): Promise<void> {
		await database.prisma.outboxEvent.update({
			where: { id },
			data: {
				attempts: { increment: 1 },
				dueAt: new Date(clock.now() + backoffAfter(attempts + 1)),
			},
		});
	}
}
