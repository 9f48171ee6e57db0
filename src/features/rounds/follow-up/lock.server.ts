import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { Database, Queries, Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { RoundId } from '../engine/round.ts';
import { findTables, type RoundTable } from './tables.server.ts';

type Asked = { actor: Pick<Actor, 'id'>; roundId: RoundId };

/**
 * One transaction under the lock of a round that is closed.
 *
 * @throws AppError `not-found` for those who had no seat in it, or who left the group since.
 */
export async function onClosedRound<Result>(
	{ database, groups }: { database: Database; groups: GroupService },
	asked: Asked,
	work: (tx: Transaction, table: RoundTable) => Promise<Result>,
): Promise<Result> {
	return database.transaction(async (tx) => {
		if (isUuid(asked.roundId)) {
			await tx.$queryRaw`SELECT 1 FROM rounds WHERE id = ${asked.roundId}::uuid FOR UPDATE`;
		}
		return work(tx, await getTable({ queries: tx, groups }, asked));
	});
}

/** @throws AppError `not-found` as above, and for a round that is not closed. */
export async function getTable(
	{ queries, groups }: { queries: Queries; groups: GroupService },
	{ actor, roundId }: Asked,
): Promise<RoundTable> {
	const [table] = isUuid(roundId) ? await findTables(queries, [roundId]) : [];
	const isThere = table?.status === 'closed' && table.seated.includes(actor.id);
	if (!table || !isThere || !(await groups.membershipOf(queries, table.groupId, actor.id))) {
		throw new AppError('not-found', `what follows round ${roundId}`);
	}
	return table;
}

/** Those around the table who still belong to the group. */
export async function listStillThere(
	{ queries, groups }: { queries: Queries; groups: GroupService },
	{ groupId, seated }: RoundTable,
) {
	const members = await groups.listActiveMemberIds(queries, [groupId]);
	const active = members.get(groupId);
	return seated.filter((id) => active?.has(id));
}
