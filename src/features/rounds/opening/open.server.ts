import { newId } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import { evolve } from '../engine/evolve.ts';
import type { RoundEvent } from '../engine/events.ts';
import { formats } from '../engine/formats.ts';
import type { EarlierAction, GroupId, RoundId } from '../engine/round.ts';
import { fromColumn, openColumns } from '../reflection/action-status.ts';
import type { OpenRoundInput } from '../schema.ts';
import { insertRound } from '../store.server.ts';
import { seat, type SeatRefusal } from './seating.ts';
import { plan } from './planning.ts';

export type OpenRefusal =
	'not-facilitator' | 'already-open' | 'unknown-template' | 'bad-minutes' | SeatRefusal;

type Opening = { actor: Actor; input: OpenRoundInput; groups: GroupService; now: number };

/** Opens the lobby, in the caller's transaction; the group's row is locked so that two tabs open one round. */
export async function openRound(
	tx: Transaction,
	{ actor, input, groups, now }: Opening,
): Promise<{ ok: true; roundId: RoundId } | { ok: false; refusal: OpenRefusal }> {
	const { groupId } = input;
	await tx.$queryRaw`SELECT id FROM groups WHERE id = ${groupId}::uuid FOR UPDATE`;
	const membership = await groups.membershipOf(tx, groupId, actor.id);
	if (!membership) throw new AppError('not-found', `group ${groupId}`);
	if (membership.role !== 'facilitator' && membership.role !== 'co-facilitator') {
		return { ok: false, refusal: 'not-facilitator' };
	}
	const template = formats.get(input.templateKey);
	if (!template) return { ok: false, refusal: 'unknown-template' };
	const plannedMs = plan(template, input.minutes);
	if (!plannedMs) return { ok: false, refusal: 'bad-minutes' };
	const seating = seat(await groups.listMembers(tx, groupId), actor.id, input);
	if (!seating.ok) return seating;
	const numbers = await tx.round.findMany({
		where: { groupId },
		select: { number: true, status: true },
	});
	if (numbers.some(({ status }) => status === 'lobby' || status === 'running')) {
		return { ok: false, refusal: 'already-open' };
	}

	const roundId = newId<'round'>();
	const event: RoundEvent = {
		type: 'round-opened',
		id: roundId,
		group: groupId,
		number: Math.max(0, ...numbers.map(({ number }) => number)) + 1,
		template,
		plannedMs,
		listening: input.listening,
		participants: seating.participants,
		earlierActions: await listEarlierActions(tx, groupId),
	};
	const logged = { seq: 1, at: now, actor: actor.id, event };
	await insertRound(tx, evolve(null, logged), logged);
	return { ok: true, roundId };
}

async function listEarlierActions(tx: Transaction, groupId: GroupId): Promise<EarlierAction[]> {
	const rows = await tx.roundAction.findMany({
		where: { round: { groupId, status: 'closed' }, status: { in: [...openColumns] } },
		orderBy: { id: 'asc' },
	});
	return rows.map(({ id, ownerId, whatId, due, status }) => {
		const reported = fromColumn[status];
		return {
			id: asId<'action'>(id),
			owner: asId<'person'>(ownerId),
			what: asId<'text'>(whatId),
			due,
			status: reported === 'open' ? null : reported,
		};
	});
}
