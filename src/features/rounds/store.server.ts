import type { Prisma } from '#platform/db/generated/client.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { NewText } from './engine/commands.ts';
import type { LoggedEvent, RoundEvent } from './engine/events.ts';
import type { RoundId, RoundState } from './engine/round.ts';

/** The answer kept with a command, so that a repeat gets the same one. */
export type StoredAnswer = { ok: true; seq: number } | { ok: false; code: string; seq: number };

export type Receipt = { bodyHash: string; answer: StoredAnswer };

export type Append = {
	roundId: RoundId;
	before: RoundState;
	after: RoundState;
	logged: LoggedEvent[];
	texts: NewText[];
	commandId: string;
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
	key: { roundId: RoundId; actor: string; commandId: string },
): Promise<Receipt | null> {
	const row = await tx.roundReceipt.findUnique({ where: { roundId_actor_commandId: key } });
	return row && { bodyHash: row.bodyHash, answer: asAnswer(row.answer) };
}

export async function saveReceipt(
	tx: Transaction,
	key: { roundId: RoundId; actor: string; commandId: string },
	receipt: Receipt,
): Promise<void> {
	await tx.roundReceipt.create({ data: { ...key, ...receipt } });
}

/** Writes the events, their texts and the new state; the caller holds the row's lock. */
export async function append(tx: Transaction, input: Append): Promise<void> {
	const { roundId, before, after, logged, commandId, personId, at } = input;
	if (input.texts.length > 0 && personId !== null) {
		await tx.roundText.createMany({
			data: input.texts.map(({ id, body }) => ({ id, body, roundId, authorId: personId })),
		});
	}
	await insertEvents(tx, roundId, logged, commandId);
	await saveState(tx, after);
	if (clockVersion(before) !== clockVersion(after)) await moveDeadline(tx, after, at);
}

/** The first write of a round: its row, then its log. */
export async function insertRound(
	tx: Transaction,
	state: RoundState,
	opened: LoggedEvent,
): Promise<void> {
	const { id, group, number } = state;
	await tx.round.create({ data: { id, groupId: group, number, ...columns(state) } });
	await insertEvents(tx, id, [opened], `open:${id}`);
}

async function insertEvents(
	tx: Transaction,
	roundId: RoundId,
	logged: LoggedEvent[],
	commandId: string,
): Promise<void> {
	await tx.roundEvent.createMany({
		data: logged.map(({ seq, at, actor, event }) => {
			const { type, ...payload } = event;
			return { roundId, seq, type, payload, actorId: actor, commandId, at: new Date(at) };
		}),
	});
}

async function saveState(tx: Transaction, state: RoundState): Promise<void> {
	await tx.round.update({ where: { id: state.id }, data: columns(state), select: { id: true } });
}

function columns(state: RoundState) {
	return {
		status: state.status,
		seq: state.seq,
		clientId: clientOf(state),
		state,
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
	const rows = await queries.roundEvent.findMany({
		where: { roundId, seq: { gt: after } },
		orderBy: { seq: 'asc' },
	});
	return rows.map(({ seq, at, actorId, type, payload }) => ({
		seq,
		at: at.getTime(),
		actor: actorId === null ? null : asId<'person'>(actorId),
		event: asEvent(type, payload),
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
	const rows = await queries.roundText.findMany({ where: { id: { in: ids } } });
	return new Map(rows.map(({ id, body }) => [id, body]));
}

/** A state read back from its column, which only this file writes. */
export function readState(json: unknown): RoundState {
	return Object(json);
}

// The log is written by this file only, so its rows have the shape they were given.
function asEvent(type: string, payload: Prisma.JsonValue): RoundEvent {
	return { type, ...Object(payload) };
}

function asAnswer(json: Prisma.JsonValue): StoredAnswer {
	return Object(json);
}
