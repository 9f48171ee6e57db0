import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { PersonId, RoundId } from '../engine/round.ts';
import { listRecalls, listToNudge, listToWrite } from './due.server.ts';
import { getTable, listStillThere } from './lock.server.ts';
import {
	canReadPostcard,
	type FollowUp,
	type FollowUpLine,
	type Postcard,
	type PostcardView,
} from './model.ts';
import { findTables } from './tables.server.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService };

export type FollowUpQueries = ReturnType<typeof createFollowUpQueries>;

/** Reads about what comes after rounds, each for those it is for: what is not theirs answers « not-found ». */
export function createFollowUpQueries({ prisma, groups }: Dependencies) {
	return { ...{ load, loadPostcard, findLines, listReaders, isAsked }, ...due(prisma) };

	/** What the summary of a round offers this person. */
	async function load(actor: Actor, roundId: RoundId): Promise<FollowUp> {
		const table = await getTable({ queries: prisma, groups }, { actor, roundId });
		const isClient = table.client === actor.id;
		const [card, asked, people] = await Promise.all([
			readPostcard(prisma, roundId),
			prisma.roundCompanion.findMany({ where: { roundId, removedAt: null } }),
			listStillThere({ queries: prisma, groups }, table),
		]);
		const names = await groups.namesOf(prisma, table.seated);
		const named = (id: PersonId) => ({ id, name: names.get(id) ?? '' });
		const declined = asked.filter(({ declinedAt }) => declinedAt !== null);
		const others = people.filter((id) => id !== table.client);
		const isIn = (rows: typeof asked, id: string) => rows.some(({ personId }) => personId === id);
		const active = asked.filter(({ declinedAt }) => declinedAt === null);
		const companion = others.find((id) => isIn(active, id)) ?? null;
		return {
			roundId,
			own: isClient
				? {
						candidates: others.filter((id) => !isIn(declined, id)).map(named),
						companion: companion && named(companion),
						declined: others.filter((id) => isIn(declined, id)).map(named),
					}
				: null,
			accompanies: companion === actor.id ? named(table.client) : null,
			postcard: canReadPostcard({ isClient }, card) ? stateOf(card) : null,
		};
	}

	/** @throws AppError `not-found` for those who were not there, and for a card that was not sent to them. */
	async function loadPostcard(actor: Actor, roundId: RoundId): Promise<PostcardView> {
		const { client, number, groupId } = await getTable(
			{ queries: prisma, groups },
			{ actor, roundId },
		);
		const isClient = client === actor.id;
		const card = await readPostcard(prisma, roundId);
		if (!canReadPostcard({ isClient }, card)) {
			throw new AppError('not-found', `postcard of ${roundId}`);
		}
		const [group, names] = await Promise.all([
			prisma.group.findUniqueOrThrow({ where: { id: groupId }, select: { name: true } }),
			groups.namesOf(prisma, [client]),
		]);
		return {
			round: { id: roundId, number, groupId, groupName: group.name },
			...{ isClient, card, client: names.get(client) ?? '' },
		};
	}

	/** Those of these rounds in which the person had a seat, by id. */
	async function findLines(
		{ id }: Actor,
		roundIds: readonly string[],
	): Promise<Map<string, FollowUpLine>> {
		const tables = await findTables(prisma, roundIds.filter(isUuid));
		const rows = await prisma.round.findMany({
			where: {
				id: { in: tables.filter(({ seated }) => seated.includes(id)).map((table) => table.id) },
				group: { memberships: { some: { personId: id, leftAt: null } } },
			},
			select: {
				...{ id: true, number: true, clientId: true, group: { select: { name: true } } },
				postcard: { select: { body: true, sentAt: true } },
				companions: { where: { personId: id, removedAt: null, declinedAt: null } },
			},
		});
		return new Map(
			rows.map(({ id: roundId, number, clientId, group, postcard, companions }) => {
				const hasPostcard = clientId === id || (postcard !== null && postcard.sentAt !== null);
				const isCompanion = companions.length > 0;
				return [roundId, { number, groupName: group.name, hasPostcard, isCompanion }];
			}),
		);
	}

	/** Those who may read a card that was sent; nobody once it is taken back. */
	async function listReaders(queries: Queries, roundId: string): Promise<PersonId[]> {
		const card = await readPostcard(queries, roundId);
		const [table] = await findTables(queries, [roundId]);
		if (!table || !card || card.sentAt === null) return [];
		const people = await listStillThere({ queries, groups }, table);
		return people.filter((id) => id !== table.client);
	}

	/** Whether this person is asked to go along with the client of a round, in a group they still belong to. */
	async function isAsked(queries: Queries, roundId: string, personId: string): Promise<boolean> {
		const found = await queries.roundCompanion.count({
			where: {
				...{ roundId, personId, removedAt: null, declinedAt: null },
				round: { group: { memberships: { some: { personId, leftAt: null } } } },
			},
		});
		return found === 1;
	}
}

/** What time alone makes worth telling about rounds. */
const due = (prisma: PrismaClient) => ({
	listRecalls: (now: number) => listRecalls(prisma, now),
	listToWrite: (now: number) => listToWrite(prisma, now),
	listToNudge: (now: number) => listToNudge(prisma, now),
});

async function readPostcard(queries: Queries, roundId: string): Promise<Postcard | null> {
	const row = await queries.roundPostcard.findUnique({ where: { roundId } });
	return row && { body: row.body, sentAt: row.sentAt?.getTime() ?? null };
}

function stateOf(card: Postcard | null): FollowUp['postcard'] {
	if (!card) return 'write';
	return card.sentAt === null ? 'kept' : 'sent';
}
