import type { Transaction } from '#platform/db/database.server.ts';
import type { OutboxEvent } from '#platform/outbox/outbox.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { NewNotice, NoticeType } from '../model.ts';

/** Those a fact concerns: read when it is handed on, so that who left since is not told. */
export type Audience = (tx: Transaction, event: OutboxEvent) => Promise<readonly PersonId[]>;

/** What is told of a type of facts, and to whom. */
export type Turn = {
	type: NoticeType;
	audience: Audience;
	isUrgent?: (event: OutboxEvent) => boolean;
	/** Names what is told, where several facts say the same thing; otherwise each fact is told. */
	keyOf?: (event: OutboxEvent) => string;
};

/** What people are told of a fact; nothing when nobody is concerned. */
export async function turn(
	tx: Transaction,
	turns: ReadonlyMap<string, Turn>,
	{ event, id }: { event: OutboxEvent; id: string },
): Promise<NewNotice[]> {
	const known = turns.get(event.type);
	if (!known) return [];
	const { type: _, ...about } = event;
	const people = await known.audience(tx, event);
	const key = known.keyOf?.(event) ?? `event:${id}`;
	return people.map((personId) => ({
		...{ personId, about, type: known.type, key: `${key}:${personId}` },
		isUrgent: known.isUrgent?.(event) ?? false,
	}));
}
