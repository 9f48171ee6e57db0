import { Prisma } from '#platform/db/generated/client.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { NewText } from './engine/commands.ts';
import type { LoggedEvent, RoundEvent } from './engine/events.ts';
import type { RoundId, RoundState } from './engine/round.ts';

/** The answer kept with a command, so that a repeat gets the same one. */
export type StoredAnswer = { ok: true; seq: number } | { ok: false; code: string; seq: number };

export type Receipt = { bodyHash: string; answer: StoredAnswer };

/** `actor` is a person's id, or « system ». */
export type ReceiptKey = { roundId: RoundId; actor: string; commandId: string };

export type Append = {
	key: ReceiptKey;
	receipt: Receipt;
	before: RoundState;
	after: RoundState;
	logged: LoggedEvent[];
	texts: NewText[];
	/** The author of the texts; null when the platform itself acts. */
	personId: string | null;
	at: Instant;
};

export type Deadline = { roundId: RoundId; version: number };

/** Locks the round's row until the transaction ends; null when there is none. */
export async function lockRound(tx: Transaction, roundId: RoundId): Promise<RoundState | null> {
	const rows = await tx.$queryRaw<{ state: RoundState }[]>`
		SELECT state FROM rounds WHERE id = ${roundId}::uuid FOR UPDATE`;
	return rows[0]?.state ?? null;
}

export async function findReceipt(
	tx: Transaction,
	{ roundId, actor, commandId }: ReceiptKey,
): Promise<Receipt | null> {
	const rows = await tx.$queryRaw<Receipt[]>`
		SELECT body_hash AS "bodyHash", answer FROM round_receipts
		WHERE round_id = ${roundId}::uuid AND actor = ${actor} AND command_id = ${commandId}`;
	return rows[0] ?? null;
}

export async function saveReceipt(
	tx: Transaction,
	key: ReceiptKey,
	receipt: Receipt,
): Promise<void> {
	await tx.$executeRaw(insertedReceipt(key, receipt));
}

/** Writes the events, their texts, the receipt and the new state, in one statement; the caller holds the row's lock. */
export async function append(tx: Transaction, input: Append): Promise<void> {
	const { key, receipt, before, after, logged, texts, personId, at } = input;
	const { roundId, commandId } = key;
	const { status, seq, clientId, startedAt, closedAt } = columns(after);
	await tx.$executeRaw`
		WITH written AS (
			INSERT INTO round_texts (id, round_id, author_id, body)
			SELECT id, ${roundId}::uuid, ${personId}::uuid, body
			FROM unnest(${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ body }) => body)}::text[]) AS text (id, body)
		), logged AS (${insertedEvents(roundId, logged, commandId)}
		), answered AS (${insertedReceipt(key, receipt)})
		UPDATE rounds
		SET status = ${status}::round_status, seq = ${seq}, client_id = ${clientId}::uuid,
			state = ${JSON.stringify(after)}::jsonb, started_at = ${startedAt}, closed_at = ${closedAt}
		WHERE id = ${roundId}::uuid`;
	if (clockVersion(before) !== clockVersion(after)) await moveDeadline(tx, after, at);
}

/** The first write of a round: its row, then its log. */
export async function insertRound(
	tx: Transaction,
	state: RoundState,
	opened: LoggedEvent,
): Promise<void> {
	const { id, group, number } = state;
	await tx.round.create({ data: { id, groupId: group, number, state, ...columns(state) } });
	await tx.$executeRaw(insertedEvents(id, [opened], `open:${id}`));
}

function insertedEvents(roundId: RoundId, logged: LoggedEvent[], commandId: string): Prisma.Sql {
	const rows = logged.map(({ seq, at, actor, event: { type, ...payload } }) => {
		return { seq, type, payload, actor, at: new Date(at) };
	});
	return Prisma.sql`
		INSERT INTO round_events (round_id, seq, type, payload, actor_id, command_id, at)
		SELECT ${roundId}::uuid, seq, type, payload, actor, ${commandId}, at
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			AS event (seq int, type text, payload jsonb, actor uuid, at timestamptz)`;
}

function insertedReceipt(
	{ roundId, actor, commandId }: ReceiptKey,
	{ bodyHash, answer }: Receipt,
): Prisma.Sql {
	return Prisma.sql`
		INSERT INTO round_receipts (round_id, actor, command_id, body_hash, answer)
		VALUES (${roundId}::uuid, ${actor}, ${commandId}, ${bodyHash}, ${JSON.stringify(answer)}::jsonb)`;
}

function columns(state: RoundState) {
	return {
		status: state.status,
		seq: state.seq,
		clientId: clientOf(state),
		openedAt: new Date(state.openedAt),
		startedAt: state.startedAt === null ? null : new Date(state.startedAt),
		closedAt: state.closedAt === null ? null : new Date(state.closedAt),
	};
}

function clientOf(state: RoundState): string {
	const client = state.participants.find(({ role }) => role === 'client');
	if (!client) throw new Error(`round ${state.id} has no client`);
	return client.person;
}

const clockVersion = ({ clock }: RoundState) => (clock.status === 'stopped' ? 0 : clock.version);

async function moveDeadline(tx: Transaction, state: RoundState, at: Instant): Promise<void> {
	const { id: roundId, clock } = state;
	await tx.roundDeadline.updateMany({
		where: { roundId, doneAt: null },
		data: { doneAt: new Date(at) },
	});
	if (clock.status !== 'running' || clock.isExpired) return;
	const { version, deadline } = clock;
	await tx.roundDeadline.create({ data: { roundId, version, dueAt: new Date(deadline) } });
}

/** What has come due, the oldest first; it may be taken by another process meanwhile. */
export async function listDueDeadlines(queries: Queries, now: Instant): Promise<Deadline[]> {
	const rows = await queries.roundDeadline.findMany({
		where: { doneAt: null, dueAt: { lte: new Date(now) } },
		orderBy: { dueAt: 'asc' },
		take: 50,
	});
	return rows.map(({ roundId, version }) => ({ roundId: asId<'round'>(roundId), version }));
}

/**
 * Takes a deadline by locking its round, first as commands do so that neither waits for the other in a
 * circle. False when somebody holds the round: the next tick looks again.
 */
export async function takeDeadline(
	tx: Transaction,
	{ roundId, version }: Deadline,
): Promise<boolean> {
	const rows = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM rounds JOIN round_deadlines ON round_deadlines.round_id = rounds.id
		WHERE rounds.id = ${roundId}::uuid AND version = ${version} AND done_at IS NULL
		FOR UPDATE OF rounds SKIP LOCKED`;
	return rows.length > 0;
}

export async function finishDeadline(
	tx: Transaction,
	{ roundId, version }: Deadline,
	at: Instant,
): Promise<void> {
	await tx.roundDeadline.updateMany({
		where: { roundId, version, doneAt: null },
		data: { doneAt: new Date(at) },
	});
}

/** The log after `seq`, in order. */
export async function readEvents(
	queries: Queries,
	roundId: RoundId,
	after: number,
): Promise<LoggedEvent[]> {
	const rows = await queries.$queryRaw<
		{ seq: number; at: Date; actor: string | null; event: RoundEvent }[]
	>`
		SELECT seq, at, actor_id::text AS actor, payload || jsonb_build_object('type', type) AS event
		FROM round_events WHERE round_id = ${roundId}::uuid AND seq > ${after} ORDER BY seq`;
	return rows.map(({ seq, at, actor, event }) => ({
		seq,
		at: at.getTime(),
		actor: actor === null ? null : asId<'person'>(actor),
		event,
	}));
}

export type SurveyedRound = { id: string; seq: number; groupId: string; seated: string[] };

/** Where these rounds stand and who was seated in them, without loading their whole state. */
export async function surveyRounds(queries: Queries, ids: string[]): Promise<SurveyedRound[]> {
	return queries.$queryRaw<SurveyedRound[]>`
		SELECT id::text, seq, group_id::text AS "groupId",
			jsonb_path_query_array(state, '$.participants[*].person') AS seated
		FROM rounds WHERE id = ANY(${ids}::uuid[])`;
}

/** The texts of these ids; an erased one is the empty string. */
export async function readTexts(queries: Queries, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await queries.$queryRaw<{ id: string; body: string }[]>`
		SELECT id::text, body FROM round_texts WHERE id = ANY(${ids}::uuid[])`;
	return new Map(rows.map(({ id, body }) => [id, body]));
}

/** A state read back from its column, which only this file writes. */
export function readState(json: unknown): RoundState {
	return Object(json);
}
