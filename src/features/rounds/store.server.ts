import type { Prisma } from '#platform/db/generated/client.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
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
};

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
	const { roundId, before, after, logged, commandId, personId } = input;
	if (input.texts.length > 0 && personId !== null) {
		await tx.roundText.createMany({
			data: input.texts.map(({ id, body }) => ({ id, body, roundId, authorId: personId })),
		});
	}
	await insertEvents(tx, roundId, logged, commandId);
	await saveState(tx, after);
	if (clockVersion(before) !== clockVersion(after)) await moveDeadline(tx, after);
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

async function moveDeadline(tx: Transaction, state: RoundState): Promise<void> {
	const { id: roundId, clock } = state;
	await tx.roundDeadline.updateMany({
		where: { roundId, doneAt: null },
		data: { doneAt: new Date() },
	});
	if (clock.status !== 'running' || clock.isExpired) return;
	const { version, deadline } = clock;
	await tx.roundDeadline.create({ data: { roundId, version, dueAt: new Date(deadline) } });
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

/** The texts of these ids; an erased one is the empty string. */
export async function readTexts(queries: Queries, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await queries.roundText.findMany({ where: { id: { in: ids } } });
	return new Map(rows.map(({ id, body }) => [id, body]));
}

// The log is written by this file only, so its rows have the shape they were given.
function asEvent(type: string, payload: Prisma.JsonValue): RoundEvent {
	return { type, ...Object(payload) };
}

function asAnswer(json: Prisma.JsonValue): StoredAnswer {
	return Object(json);
}
