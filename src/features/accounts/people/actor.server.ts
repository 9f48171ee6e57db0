import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { Actor } from '../model.ts';

/** Who acts, as the database says now; null when the account is closed. */
export async function findActor(queries: Queries, personId: string): Promise<Actor | null> {
	const person = await queries.person.findUnique({
		where: { id: personId, deactivatedAt: null },
		select: { name: true, email: true, platformRole: true },
	});
	if (!person) return null;
	const { name, email, platformRole: role } = person;
	return { id: asId<'person'>(personId), role, name, email };
}

/**
 * The actor read again inside a write's transaction, and allowed: a right that was lost a moment ago is lost.
 *
 * @throws AppError `signed-out` or `forbidden`
 */
export async function permit(
	queries: Queries,
	{ id }: Pick<Actor, 'id'>,
	isAllowed: (actor: Actor) => boolean,
): Promise<Actor> {
	const actor = await findActor(queries, id);
	if (!actor) throw new AppError('signed-out', `${id} acts without an account`);
	if (!isAllowed(actor)) {
		throw new AppError('forbidden', `${id} acts beyond the role ${actor.role}`);
	}
	return actor;
}
