import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { Actor, PersonId } from '../model.ts';
import { canManagePeople } from '../policy.ts';
import { permit } from './actor.server.ts';

/**
 * Locks the rows of all administrators, so that two of them cannot remove each other, and finds the person.
 * `others` counts the administrators who would remain.
 *
 * @throws AppError `forbidden` or `not-found`
 */
export async function lockAdministrators(tx: Transaction, actor: Actor, personId: PersonId) {
	const administrators = await tx.$queryRaw<{ id: string }[]>`
		SELECT id FROM people
		WHERE platform_role = 'administrator' AND deactivated_at IS NULL
		ORDER BY id FOR UPDATE`;
	await permit(tx, actor, canManagePeople);
	const person = isUuid(personId) && (await tx.person.findUnique({ where: { id: personId } }));
	if (!person) throw new AppError('not-found', `person ${personId}`);
	return { others: administrators.filter(({ id }) => id !== personId).length, person };
}
