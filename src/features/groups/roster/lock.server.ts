import { AppError } from '#kernel/errors.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { GroupId } from '../model.ts';

/**
 * Makes writes to one group follow one another: seats, versions and turns are counted under this lock.
 *
 * @throws AppError `not-found`
 */
export async function lockGroup(tx: Transaction, groupId: GroupId): Promise<void> {
	const rows = await tx.$queryRaw<unknown[]>`
		SELECT id FROM groups WHERE id = ${groupId}::uuid FOR UPDATE`;
	if (rows.length === 0) throw new AppError('not-found', `group ${groupId}`);
}
