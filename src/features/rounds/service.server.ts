import { createHash } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Broker } from '#platform/realtime/broker.server.ts';
import type { CommandInput } from '#platform/realtime/channel.server.ts';
import { topicOf } from '#platform/realtime/channel.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Command, SystemCommand } from './engine/commands.ts';
import { decide } from './engine/decide.ts';
import { evolve } from './engine/evolve.ts';
import type { RoundEvent } from './engine/events.ts';
import type { ActionId, ActionStatus, DecideContext, RoundId, RoundState } from './engine/round.ts';
import { openRound } from './opening/open.server.ts';
import { toColumn } from './reflection/action-status.ts';
import { reflect } from './reflection/reflect.server.ts';
import { commandSchema, type OpenRoundInput } from './schema.ts';
import { append, findReceipt, lockRound, saveReceipt, type StoredAnswer } from './store.server.ts';

export type RoundDependencies = {
	database: Database;
	clock: Clock;
	broker: Broker;
	groups: GroupService;
};

export type RoundService = ReturnType<typeof createRoundService>;

type Request = {
	roundId: RoundId;
	/** null for the platform itself. */
	personId: string | null;
	commandId: string;
	command: Command | SystemCommand;
	context: (state: RoundState) => Omit<DecideContext, 'now'>;
};

const system = 'system';

/** Writes to rounds: every change goes through one command, one transaction, one lock on the round's row. */
export function createRoundService({ database, clock, broker, groups }: RoundDependencies) {
	return { open, command, expire, runDueDeadlines, reportAction };

	/**
	 * Opens a round's lobby in a group.
	 *
	 * @returns the round, or why not: `not-facilitator`, `already-open`, `unknown-template`, `bad-roles`, `bad-minutes`.
	 */
	async function open(actor: Actor, input: OpenRoundInput) {
		const opened = await database.transaction((tx) =>
			openRound(tx, { actor, input, groups, now: clock.now() }),
		);
		return opened;
	}

	/** One command from a socket; answers only after COMMIT. */
	async function command(input: CommandInput): Promise<StoredAnswer> {
		const parsed = commandSchema.safeParse(input.command);
		if (!parsed.success) return { ok: false, code: 'malformed', seq: 0 };
		return run({
			roundId: asId<'round'>(input.topicId),
			personId: input.personId,
			commandId: input.commandId,
			command: parsed.data,
			context: (state) => ({
				expected: input.expected,
				facilitatorAwayMs: input.awayMs(facilitatorOf(state)),
			}),
		});
	}

	/** The deadline of a step came: through the same pipeline, exactly once. */
	async function expire(roundId: RoundId, version: number): Promise<StoredAnswer> {
		return run({
			roundId,
			personId: null,
			commandId: `timer:${roundId}:${version}`,
			command: { type: 'expire', version },
			context: () => ({ expected: null, facilitatorAwayMs: 0 }),
		});
	}

	/** Fires what is due, on whichever process gets there first. Returns how many were found. */
	async function runDueDeadlines(): Promise<number> {
		const due = await database.prisma.roundDeadline.findMany({
			where: { doneAt: null, dueAt: { lte: new Date(clock.now()) } },
			orderBy: { dueAt: 'asc' },
			take: 50,
		});
		for (const { roundId, version } of due) await expire(asId<'round'>(roundId), version);
		return due.length;
	}

	/** The owner tells, from their home page, where an action of a closed round stands. */
	async function reportAction(
		actor: Actor,
		input: { actionId: ActionId; status: ActionStatus },
	): Promise<{ ok: true } | { ok: false; refusal: 'unknown-action' }> {
		const { count } = await database.prisma.roundAction.updateMany({
			where: { id: input.actionId, ownerId: actor.id },
			data: { status: toColumn[input.status], statusAt: new Date(clock.now()) },
		});
		return count === 1 ? { ok: true } : { ok: false, refusal: 'unknown-action' };
	}

	async function run(request: Request): Promise<StoredAnswer> {
		const answer = await database.transaction((tx) => execute(tx, request));
		if (answer.ok) broker.publish({ topic: topicOf('round', request.roundId), seq: answer.seq });
		return answer;
	}

	async function execute(tx: Transaction, request: Request): Promise<StoredAnswer> {
		const { roundId, personId, commandId, command } = request;
		const before = await lockRound(tx, roundId);
		if (!before) return { ok: false, code: 'not-found', seq: 0 };
		const barred = await bar(tx, before, personId);
		if (barred) return { ok: false, code: barred, seq: barred === 'not-found' ? 0 : before.seq };

		const key = { roundId, actor: personId ?? system, commandId };
		const bodyHash = hashOf(command);
		const receipt = await findReceipt(tx, key);
		if (receipt?.bodyHash === bodyHash) return receipt.answer;
		if (receipt) return { ok: false, code: 'id-reuse', seq: before.seq };

		const answer = await settle(tx, before, request);
		await saveReceipt(tx, key, { bodyHash, answer });
		return answer;
	}

	/** Access is read inside the transaction: a socket that was opened earlier proves nothing. */
	async function bar(tx: Transaction, state: RoundState, personId: string | null) {
		if (personId === null) return null;
		const membership = await groups.membershipOf(tx, state.group, asId<'person'>(personId));
		const isSeated = state.participants.some(({ person }) => person === personId);
		if (!membership || !isSeated) return 'not-found';
		return membership.hasSigned ? null : 'agreement-unsigned';
	}

	async function settle(
		tx: Transaction,
		before: RoundState,
		request: Request,
	): Promise<StoredAnswer> {
		const { roundId, personId, commandId, command } = request;
		const now = clock.now();
		const actor = { person: personId === null ? null : asId<'person'>(personId) };
		const decision = decide(before, command, actor, { now, ...request.context(before) });
		if (!decision.ok) return { ok: false, code: decision.refusal, seq: before.seq };

		const logged = decision.events.map((event: RoundEvent, index: number) => ({
			seq: before.seq + index + 1,
			at: now,
			actor: actor.person,
			event,
		}));
		const after = logged.reduce<RoundState>(evolve, before);
		await append(tx, {
			roundId,
			before,
			after,
			logged,
			texts: decision.texts,
			commandId,
			personId,
		});
		await reflect(tx, { command, logged, after, groups });
		return { ok: true, seq: after.seq };
	}
}

function facilitatorOf(state: RoundState): string {
	return state.participants.find(({ role }) => role === 'facilitator')?.person ?? '';
}

const hashOf = (command: unknown) =>
	createHash('sha256').update(JSON.stringify(command)).digest('hex');
