import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '../model.ts';
import type { SwapTurnsInput } from '../schema.ts';
import { findCycle, idsToCome, toComeOf, writeOrder } from './cycle.server.ts';
import { exchanged, movedBefore, skipRefusal, type SkipRefusal } from './turns.ts';

export type SwapRefusal = 'turn-taken' | 'same-turn';

/** Exchanges two turns to come. Expects the group to be locked. */
export async function swapTurns(
	tx: Transaction,
	{ groupId, personId, withId, shown }: SwapTurnsInput,
): Promise<{ ok: true } | { ok: false; refusal: SwapRefusal }> {
	if (personId === withId) return { ok: false, refusal: 'same-turn' };
	const isFirst = shown.indexOf(personId) < shown.indexOf(withId);
	const [first, second] = isFirst ? [personId, withId] : [withId, personId];
	const cycle = await findCycle(tx, groupId);
	const order = cycle && exchanged(idsToCome(cycle), { first, second });
	if (!cycle || !order) return { ok: false, refusal: 'turn-taken' };
	await writeOrder(tx, cycle, order);
	return { ok: true };
}

/** Puts somebody’s turn after all the others of the cycle. Expects the group to be locked. */
export async function skipTurn(
	tx: Transaction,
	{ groupId, personId, at }: { groupId: GroupId; personId: PersonId; at: Instant },
): Promise<{ ok: true } | { ok: false; refusal: SkipRefusal }> {
	const cycle = await findCycle(tx, groupId);
	if (!cycle) return { ok: false, refusal: 'turn-taken' };
	const refusal = skipRefusal(toComeOf(cycle), personId);
	if (refusal) return { ok: false, refusal };
	const order = movedBefore(idsToCome(cycle), personId, null);
	await writeOrder(tx, cycle, order ?? []);
	await tx.cycleTurn.update({
		where: { cycleId_personId: { cycleId: cycle.id, personId } },
		data: { skippedAt: new Date(at) },
	});
	return { ok: true };
}
