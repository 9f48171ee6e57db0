import { createHash } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import { asId, isUuid } from '#kernel/id.ts';
import { isDuplicate, type Database, type Transaction } from '#platform/db/database.server.ts';
import type { Broker } from '#platform/realtime/broker.server.ts';
import type { CommandInput } from '#platform/realtime/channel.server.ts';
import { topicOf } from '#platform/realtime/channel.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Command, SystemCommand } from './engine/commands.ts';
import { decide } from './engine/decide.ts';
import { evolve } from './engine/evolve.ts';
import type { RoundEvent } from './engine/events.ts';
import type { DecideContext, RoundId, RoundState } from './engine/round.ts';
import { isSeated } from './model.ts';
import { openRound } from './opening/open.server.ts';
import type { Opened } from './opening/refusal.ts';
import { followedBy, toColumn } from './reflection/action-status.ts';
import { reflect } from './reflection/reflect.server.ts';
import { commandSchema, type OpenRoundInput, type ReportActionInput } from './schema.ts';
import {
	append,
	findReceipt,
	finishDeadline,
	listDueDeadlines,
	lockRound,
	saveReceipt,
	takeDeadline,
	type Deadline,
	type ReceiptKey,
	type StoredAnswer,
} from './store.server.ts';

export type RoundDependencies = {
	database: Database;
	clock: Clock;
	broker: Broker;
	groups: GroupService;
	outbox: Outbox;
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
export function createRoundService(dependencies: RoundDependencies) {
	const { database, clock, broker, groups, outbox } = dependencies;
	return { open, command, runDueDeadlines, reportAction };

	/** Opens a round's lobby in a group; everybody who is in the group at that moment has a seat. */
	function open(actor: Actor, input: OpenRoundInput): Promise<Opened> {
		return database.transaction((tx) => openRound(tx, { actor, input, groups, now: clock.now() }));
	}

	/** One command from a socket; answers only after COMMIT. */
	async function command(input: CommandInput): Promise<StoredAnswer> {
		if (!isUuid(input.topicId)) return { ok: false, code: 'not-found', seq: 0 };
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

	/**
	 * Fires what is due, on whichever process gets there first; returns how many this one fired. What fails
	 * does not stop the others, and is tried again the next time.
	 *
	 * @throws AggregateError with what failed.
	 */
	async function runDueDeadlines(): Promise<number> {
		const failures: unknown[] = [];
		let fired = 0;
		for (const deadline of await listDueDeadlines(database.prisma, clock.now())) {
			try {
				if (await expire(deadline)) fired++;
			} catch (error) {
				failures.push(error);
			}
		}
		if (failures.length > 0) throw new AggregateError(failures, 'deadlines failed');
		return fired;
	}

	/** Through the pipeline of commands, and done in the same transaction: killed anywhere, it fires once. */
	async function expire(deadline: Deadline): Promise<boolean> {
		const { roundId, version } = deadline;
		const answer = await database.transaction(async (tx) => {
			if (!(await takeDeadline(tx, deadline))) return null;
			const answered = await execute(tx, {
				roundId,
				personId: null,
				commandId: `timer:${roundId}:${version}`,
				command: { type: 'expire', version },
				context: () => ({ expected: null, facilitatorAwayMs: 0 }),
			});
			await finishDeadline(tx, deadline, clock.now());
			return answered;
		});
		if (answer?.ok) tell(roundId, answer.seq);
		return answer?.ok ?? false;
	}

	/** The owner tells, from their home page, where an action of a closed round stands. */
	async function reportAction(
		actor: Actor,
		input: ReportActionInput,
	): Promise<{ ok: true } | { ok: false; refusal: 'unknown-action' }> {
		const { count } = await database.prisma.roundAction.updateMany({
			where: { id: input.actionId, ...followedBy(actor.id) },
			data: { status: toColumn[input.status], statusAt: new Date(clock.now()) },
		});
		return count === 1 ? { ok: true } : { ok: false, refusal: 'unknown-action' };
	}

	async function run(request: Request): Promise<StoredAnswer> {
		const answer = await database.transaction((tx) => execute(tx, request)).catch(asRefusal);
		if (answer.ok) tell(request.roundId, answer.seq);
		return answer;
	}

	function tell(roundId: RoundId, seq: number): void {
		broker.publish({ topic: topicOf('round', roundId), seq });
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

		return settle(tx, before, { ...request, key, bodyHash });
	}

	/** Access is read inside the transaction: a socket that was opened earlier proves nothing. */
	async function bar(tx: Transaction, state: RoundState, personId: string | null) {
		if (personId === null) return null;
		const membership = await groups.membershipOf(tx, state.group, asId<'person'>(personId));
		if (!membership || !isSeated(state, personId)) return 'not-found';
		return membership.hasSigned ? null : 'agreement-unsigned';
	}

	/** Takes the decision and writes what comes of it, a refusal too: a repeat gets the same answer. */
	async function settle(
		tx: Transaction,
		before: RoundState,
		{ key, bodyHash, personId, command, context }: Request & { key: ReceiptKey; bodyHash: string },
	): Promise<StoredAnswer> {
		const now = clock.now();
		const actor = { person: personId === null ? null : asId<'person'>(personId) };
		const decision = decide(before, command, actor, { now, ...context(before) });
		if (!decision.ok) {
			const answer = { ok: false, code: decision.refusal, seq: before.seq } as const;
			await saveReceipt(tx, key, { bodyHash, answer });
			return answer;
		}
		const logged = decision.events.map((event: RoundEvent, index: number) => ({
			seq: before.seq + index + 1,
			at: now,
			actor: actor.person,
			event,
		}));
		const after = logged.reduce<RoundState>(evolve, before);
		const answer = { ok: true, seq: after.seq } as const;
		const receipt = { bodyHash, answer };
		const { texts } = decision;
		await append(tx, { key, receipt, before, after, logged, texts, personId, at: now });
		await reflect(tx, { command, logged, after, groups, outbox });
		return answer;
	}
}

// Ids of texts and actions are drawn by their sender: one that names another row changes nothing.
function asRefusal(error: unknown): StoredAnswer {
	if (!isDuplicate(error)) throw error;
	return { ok: false, code: 'id-in-use', seq: 0 };
}

function facilitatorOf(state: RoundState): string {
	return state.participants.find(({ role }) => role === 'facilitator')?.person ?? '';
}

// A pulse has 125 possible answers: the hash of one, kept beside a name, would give it away.
function hashOf(command: Command | SystemCommand): string {
	const body = command.type === 'answer-pulse' ? { type: command.type } : command;
	return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
