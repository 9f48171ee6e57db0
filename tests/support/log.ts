import { expect } from 'vitest';
import type { RoundId, RoundState } from '#features/rounds/engine/round.ts';
import { evolve } from '#features/rounds/engine/evolve.ts';
import { readEvents, readState } from '#features/rounds/store.server.ts';
import type { Database } from '#platform/db/database.server.ts';

/** Checks that the log has no gap and that its fold is the state kept in the row; returns both. */
export async function foldedLog({ prisma }: Database, roundId: RoundId) {
	const log = await readEvents(prisma, roundId, 0);
	expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
	const folded = log.reduce<RoundState | null>(evolve, null);
	const row = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
	const state = readState(row.state);
	expect(JSON.parse(JSON.stringify(folded))).toEqual(state);
	expect(row).toMatchObject({ seq: log.length, status: state.status });
	return { log, state };
}

/** The ids of the commands that left something in the log, each once. */
export async function commandsInLog({ prisma }: Database, roundId: RoundId): Promise<string[]> {
	const rows = await prisma.roundEvent.findMany({
		where: { roundId },
		distinct: ['commandId'],
		select: { commandId: true },
	});
	return rows.map(({ commandId }) => commandId);
}
