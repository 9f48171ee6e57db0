import type { Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Command, SystemCommand } from '../engine/commands.ts';
import type { LoggedEvent } from '../engine/events.ts';
import type { Action, RoundState } from '../engine/round.ts';
import type { RoundFact } from '../events.ts';
import { toColumn } from './action-status.ts';

type Reflection = {
	command: Command | SystemCommand;
	logged: LoggedEvent[];
	after: RoundState;
	groups: GroupService;
	outbox: Outbox;
};

/** Keeps, in the same transaction, what lives outside the log: followed actions, the pulse, the cycle, and what others hear of. */
export async function reflect(
	tx: Transaction,
	{ command, logged, after, groups, outbox }: Reflection,
): Promise<void> {
	for (const { event, at } of logged) {
		if (event.type === 'action-set') await saveAction(tx, after.id, event.action);
		else if (event.type === 'action-removed') {
			await tx.roundAction.deleteMany({ where: { id: event.id, roundId: after.id } });
		} else if (event.type === 'action-reported') {
			await tx.roundAction.updateMany({
				where: { id: event.id },
				data: { status: toColumn[event.status], statusAt: new Date(at) },
			});
		} else if (event.type === 'pulse-answered' && command.type === 'answer-pulse') {
			await countPulse(tx, after.id, command.answers);
		} else if (event.type === 'round-closed') {
			await takeTurn(tx, after, { groups, at });
			const fact: RoundFact = { type: 'round-closed', roundId: after.id, groupId: after.group };
			await outbox.emit(tx, fact);
		}
	}
}

async function saveAction(tx: Transaction, roundId: string, action: Action): Promise<void> {
	const { id, owner: ownerId, what: whatId, withWhom, due, indicator } = action;
	const content = { whatId, withWhomId: withWhom, due, indicatorId: indicator };
	// Never by id alone: the sender drew it, and it could name an action of another round.
	const own = await tx.roundAction.updateMany({ where: { id, roundId, ownerId }, data: content });
	if (own.count === 0) await tx.roundAction.create({ data: { id, roundId, ownerId, ...content } });
}

/** One more for each score: no row says whose. */
async function countPulse(
	tx: Transaction,
	roundId: string,
	[first, second, third]: [number, number, number],
): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO round_pulses (round_id, question, score, count)
		VALUES (${roundId}::uuid, 0, ${first}, 1), (${roundId}::uuid, 1, ${second}, 1),
			(${roundId}::uuid, 2, ${third}, 1)
		ON CONFLICT (round_id, question, score) DO UPDATE SET count = round_pulses.count + 1`;
}

async function takeTurn(
	tx: Transaction,
	round: RoundState,
	{ groups, at }: { groups: GroupService; at: number },
): Promise<void> {
	const client = round.participants.find(({ role }) => role === 'client');
	if (!client || round.startedAt === null) return;
	await groups.takeTurn(tx, {
		groupId: round.group,
		personId: client.person,
		roundId: round.id,
		at,
	});
}
