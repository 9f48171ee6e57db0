import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { RoundId } from '../engine/round.ts';
import type { RoundFact } from '../events.ts';
import { listStillThere, onClosedRound } from './lock.server.ts';
import type { CompanionInput, PostcardInput, RoundInput } from './schema.ts';
import type { RoundTable } from './tables.server.ts';

export type FollowUpService = ReturnType<typeof createFollowUpService>;

type Dependencies = { database: Database; clock: Clock; groups: GroupService; outbox: Outbox };

type Answer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** What its client does after a round: a card to themselves or to the table, and somebody to go along with them. */
export function createFollowUpService(dependencies: Dependencies) {
	const { clock, groups, outbox } = dependencies;
	return { savePostcard, withdrawPostcard, chooseCompanion, removeCompanion, declineCompanion };

	/** Keeps the card, and lets the table read it where the client says so. A card that was sent is taken back first. */
	async function savePostcard(
		actor: Actor,
		{ roundId, body, isSent }: PostcardInput,
	): Promise<Answer<'already-sent'>> {
		return asClient(actor, roundId, async (tx, { groupId }) => {
			const before = await tx.roundPostcard.findUnique({ where: { roundId } });
			if (before?.sentAt) {
				const isSame = isSent && before.body === body;
				return isSame ? { ok: true } : { ok: false, refusal: 'already-sent' };
			}
			const writtenAt = new Date(clock.now());
			const card = { authorId: actor.id, body, writtenAt, sentAt: isSent ? writtenAt : null };
			await tx.roundPostcard.upsert({
				where: { roundId },
				create: { roundId, ...card },
				update: card,
			});
			if (isSent) await tell(tx, { type: 'postcard-sent', roundId, groupId });
			return { ok: true };
		});
	}

	/** From then on, nobody else reads the card; its words stay with the client. */
	async function withdrawPostcard(actor: Actor, { roundId }: RoundInput): Promise<void> {
		await asClient(actor, roundId, async (tx) => {
			await tx.roundPostcard.updateMany({ where: { roundId }, data: { sentAt: null } });
		});
	}

	/** Asks somebody who was there, in the place of whom was asked before. Who declined is not asked again. */
	async function chooseCompanion(
		actor: Actor,
		{ roundId, personId }: CompanionInput,
	): Promise<Answer<'unknown-person' | 'declined'>> {
		return asClient(actor, roundId, async (tx, table) => {
			const people = await listStillThere({ queries: tx, groups }, table);
			if (personId === table.client || !people.includes(personId)) {
				return { ok: false, refusal: 'unknown-person' };
			}
			const where = { roundId_personId: { roundId, personId } };
			const before = await tx.roundCompanion.findUnique({ where });
			if (before?.declinedAt) return { ok: false, refusal: 'declined' };
			if (before && !before.removedAt) return { ok: true };
			const now = new Date(clock.now());
			await endAll(tx, roundId, now);
			const chosen = { chosenAt: now, removedAt: null };
			await tx.roundCompanion.upsert({
				where,
				create: { roundId, personId, ...chosen },
				update: chosen,
			});
			await tell(tx, { type: 'companion-chosen', roundId, groupId: table.groupId, personId });
			return { ok: true };
		});
	}

	async function removeCompanion(actor: Actor, { roundId }: RoundInput): Promise<void> {
		await asClient(actor, roundId, (tx) => endAll(tx, roundId, new Date(clock.now())));
	}

	/** @throws AppError `not-found` for whoever was not asked, or no longer is. */
	async function declineCompanion(actor: Actor, { roundId }: RoundInput): Promise<void> {
		await onClosedRound(dependencies, { actor, roundId }, async (tx) => {
			const { count } = await tx.roundCompanion.updateMany({
				where: { roundId, personId: actor.id, removedAt: null },
				data: { declinedAt: new Date(clock.now()) },
			});
			if (count === 0) throw new AppError('not-found', `companion of ${roundId}`);
		});
	}

	/** @throws AppError `not-found` for everybody but the client. */
	async function asClient<Result>(
		actor: Actor,
		roundId: RoundId,
		work: (tx: Transaction, table: RoundTable) => Promise<Result>,
	): Promise<Result> {
		return onClosedRound(dependencies, { actor, roundId }, async (tx, table) => {
			if (table.client !== actor.id) throw new AppError('not-found', `client of ${roundId}`);
			return work(tx, table);
		});
	}

	async function tell(tx: Transaction, fact: RoundFact): Promise<void> {
		await outbox.emit(tx, fact);
	}
}

async function endAll(tx: Transaction, roundId: RoundId, at: Date): Promise<void> {
	await tx.roundCompanion.updateMany({
		where: { roundId, removedAt: null, declinedAt: null },
		data: { removedAt: at },
	});
}
