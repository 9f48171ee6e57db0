import type { Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import { canLead } from '#features/groups/policy.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { evolve } from '../engine/evolve.ts';
import type { LoggedEvent } from '../engine/events.ts';
import { formats } from '../engine/formats.ts';
import type { EarlierAction, GroupId, Participant } from '../engine/round.ts';
import type { Template } from '../engine/template.ts';
import { fromColumn, openColumns } from '../reflection/action-status.ts';
import type { OpenRoundInput } from '../schema.ts';
import { insertRound } from '../store.server.ts';
import { plan } from './planning.ts';
import type { Opened, OpenRefusal } from './refusal.ts';
import { seat } from './seating.ts';

type Opening = { actor: Actor; input: OpenRoundInput; groups: GroupService; now: Instant };

/**
 * Opens the lobby, in the caller's transaction; the group's row is locked so that two tabs open one round.
 *
 * @throws AppError `not-found` for those outside the group.
 */
export async function openRound(tx: Transaction, opening: Opening): Promise<Opened> {
	const { actor, input, now } = opening;
	await tx.$queryRaw`SELECT id FROM groups WHERE id = ${input.groupId}::uuid FOR UPDATE`;
	const settled = await settle(tx, opening);
	if (!settled.ok) return settled;

	const id = newId<'round'>();
	const { template, plannedMs, participants } = settled;
	const logged: LoggedEvent = {
		seq: 1,
		at: now,
		actor: actor.id,
		event: {
			...{ type: 'round-opened', id, group: input.groupId, template, plannedMs, participants },
			number: settled.latest + 1,
			listening: input.listening,
			earlierActions: await listEarlierActions(tx, input.groupId, participants),
		},
	};
	await insertRound(tx, evolve(null, logged), logged);
	return { ok: true, roundId: id };
}

type Settled = {
	ok: true;
	template: Template;
	plannedMs: number[];
	participants: Participant[];
	/** Number of the group's latest round, 0 before there is one. */
	latest: number;
};

async function settle(
	tx: Transaction,
	{ actor, input, groups }: Opening,
): Promise<Settled | { ok: false; refusal: OpenRefusal }> {
	const { groupId } = input;
	const membership = await groups.membershipOf(tx, groupId, actor.id);
	if (!membership) throw new AppError('not-found', `group ${groupId}`);
	if (!canLead(membership)) return { ok: false, refusal: 'not-facilitator' };
	const template = formats.get(input.templateKey);
	if (!template) return { ok: false, refusal: 'unknown-template' };
	const plannedMs = plan(template, input.minutes);
	if (!plannedMs) return { ok: false, refusal: 'bad-minutes' };
	const seating = seat(await groups.listMembers(tx, groupId), actor.id, input);
	if (!seating.ok) return seating;
	const rounds = await tx.round.findMany({
		where: { groupId },
		select: { number: true, status: true },
	});
	if (rounds.some(({ status }) => status === 'lobby' || status === 'running')) {
		return { ok: false, refusal: 'already-open' };
	}
	const latest = Math.max(0, ...rounds.map(({ number }) => number));
	return { ok: true, template, plannedMs, participants: seating.participants, latest };
}

// The whole table hears where each action of an earlier round stands, as at the welcome of a meeting; with
// whom and by which sign stay with its owner. What somebody who left had planned is not told.
async function listEarlierActions(
	tx: Transaction,
	groupId: GroupId,
	participants: Participant[],
): Promise<EarlierAction[]> {
	const rows = await tx.roundAction.findMany({
		where: {
			round: { groupId, status: 'closed' },
			status: { in: [...openColumns] },
			ownerId: { in: participants.map(({ person }) => person) },
		},
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
