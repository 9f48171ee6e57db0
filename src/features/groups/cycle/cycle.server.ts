import type { Instant } from '#kernel/clock.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { takesTurns, type GroupId } from '../model.ts';
import { listMembers } from '../roster/read.server.ts';
import { inOrder, isOver, movedBefore, nextOrder, type Turn } from './turns.ts';

export type CycleTurn = Turn & { skippedAt: Instant | null };
export type Cycle = { id: string; number: number; turns: CycleTurn[] };

/** The cycle under way, its turns in order; null before anybody who takes turns has joined. */
export async function findCycle(queries: Queries, groupId: GroupId): Promise<Cycle | null> {
	const row = await queries.cycle.findFirst({
		where: { groupId, endedAt: null },
		orderBy: { number: 'desc' },
		include: { turns: true },
	});
	if (!row) return null;
	const turns = row.turns.map(({ personId, position, takenAt, skippedAt }) => ({
		personId: asId<'person'>(personId),
		position,
		takenAt: takenAt?.getTime() ?? null,
		skippedAt: skippedAt?.getTime() ?? null,
	}));
	return { id: row.id, number: row.number, turns: inOrder(turns) };
}

/** Whose turn it is to be the client: the cycle under way, those who have been first. */
export async function listTurns(
	queries: Queries,
	groupId: GroupId,
): Promise<{ personId: PersonId; isTaken: boolean }[]> {
	const cycle = await findCycle(queries, groupId);
	return (cycle?.turns ?? []).map(({ personId, takenAt }) => ({
		personId,
		isTaken: takenAt !== null,
	}));
}

type TurnInput = { groupId: GroupId; personId: PersonId; at: Instant };

/** Gives somebody who arrives the last turn of the cycle under way. Expects the group to be locked. */
export async function appendTurn(tx: Transaction, input: TurnInput): Promise<void> {
	const { groupId, personId, at } = input;
	const cycle =
		(await findCycle(tx, groupId)) ?? (await startCycle(tx, { groupId, order: [], at }));
	if (cycle.turns.some((turn) => turn.personId === personId)) return;
	const position = Math.max(-1, ...cycle.turns.map((turn) => turn.position)) + 1;
	await tx.cycleTurn.create({ data: { cycleId: cycle.id, personId, position } });
}

/** Forgets the turn that somebody who leaves did not take. Expects the group to be locked. */
export async function dropTurn(tx: Transaction, input: TurnInput): Promise<void> {
	const { groupId, personId, at } = input;
	const cycle = await findCycle(tx, groupId);
	if (!cycle) return;
	await tx.cycleTurn.deleteMany({ where: { cycleId: cycle.id, personId, takenAt: null } });
	await moveOn(tx, groupId, at);
}

/**
 * Marks the turn of the person who was the client. Somebody without a turn to come, a facilitator who
 * let another lead for instance, has been the client all the same.
 */
export async function markTurn(
	tx: Transaction,
	input: TurnInput & { roundId: string },
): Promise<void> {
	const { groupId, personId, roundId, at } = input;
	await appendTurn(tx, input);
	await tx.cycleTurn.updateMany({
		where: { cycle: { groupId, endedAt: null }, personId, takenAt: null },
		data: { takenAt: new Date(at), roundId },
	});
	await moveOn(tx, groupId, at);
}

/** Puts a turn to come just before another; false when one of the two is not to come. Expects the group to be locked. */
export async function reorderTurns(
	tx: Transaction,
	groupId: GroupId,
	{ personId, beforeId }: { personId: PersonId; beforeId: PersonId | null },
): Promise<boolean> {
	const cycle = await findCycle(tx, groupId);
	const order = cycle && movedBefore(idsToCome(cycle), personId, beforeId);
	if (!cycle || !order) return false;
	await writeOrder(tx, cycle, order);
	return true;
}

/** Whose turns are to come, in order. */
export const toComeOf = ({ turns }: Cycle): CycleTurn[] =>
	turns.filter(({ takenAt }) => takenAt === null);

export const idsToCome = (cycle: Cycle): PersonId[] =>
	toComeOf(cycle).map(({ personId }) => personId);

/** Plans the turns to come in this order, of the same people. Expects the group to be locked. */
export async function writeOrder(
	tx: Transaction,
	cycle: Cycle,
	order: readonly PersonId[],
): Promise<void> {
	const positions = toComeOf(cycle).map(({ position }) => position);
	for (const [rank, personId] of order.entries()) {
		await tx.cycleTurn.update({
			where: { cycleId_personId: { cycleId: cycle.id, personId } },
			data: { position: positions[rank] },
		});
	}
}

/** Starts the next cycle when everybody has been the client. */
async function moveOn(tx: Transaction, groupId: GroupId, at: Instant): Promise<void> {
	const cycle = await findCycle(tx, groupId);
	if (!cycle || !isOver(cycle.turns)) return;
	await tx.cycle.update({ where: { id: cycle.id }, data: { endedAt: new Date(at) } });
	const members = await listMembers(tx, groupId);
	const bySeat = members.filter(({ role }) => takesTurns(role)).map(({ id }) => id);
	await startCycle(tx, { groupId, order: nextOrder(cycle.turns, bySeat), at });
}

async function startCycle(
	tx: Transaction,
	{ groupId, order, at }: { groupId: GroupId; order: PersonId[]; at: Instant },
): Promise<Cycle> {
	const { _max: last } = await tx.cycle.aggregate({ where: { groupId }, _max: { number: true } });
	const number = (last.number ?? 0) + 1;
	const id = newId<'cycle'>();
	await tx.cycle.create({ data: { id, groupId, number, startedAt: new Date(at) } });
	const turns = order.map((personId, position) => ({ cycleId: id, personId, position }));
	await tx.cycleTurn.createMany({ data: turns });
	return { id, number, turns: turns.map((turn) => ({ ...turn, takenAt: null, skippedAt: null })) };
}
