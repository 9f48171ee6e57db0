import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Channel } from '#platform/realtime/channel.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { GroupId, PersonId, RoundId } from './engine/round.ts';
import { isSeated, type RoomSnapshot, type RoundLine } from './model.ts';
import { prepareRound } from './opening/prepare.server.ts';
import { listFollowedActions, listOpenActions } from './reflection/list-actions.server.ts';
import { readState, readTexts } from './store.server.ts';
import { loadSummary } from './summary/load.server.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService; channel: Channel; clock: Clock };

export type RoundQueries = ReturnType<typeof createRoundQueries>;

/** Reads about rounds, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createRoundQueries({ prisma, groups, channel, clock }: Dependencies) {
	return {
		prepareRound: (actor: Actor, groupId: GroupId) =>
			prepareRound({ prisma, groups }, actor, groupId),
		getSummary: (actor: Actor, roundId: RoundId) => loadSummary({ prisma, groups }, actor, roundId),
		loadRoom,
		listLive,
		listForGroup,
		listOpenActions: (actor: { id: PersonId }) => listOpenActions(prisma, actor),
		listFollowedActions: (actor: { id: PersonId }) =>
			listFollowedActions(prisma, actor, clock.now()),
	};

	/** The round as this person may see it now, for the first paint; the socket goes on from its `seq`. */
	async function loadRoom(actor: Actor, roundId: RoundId) {
		const feed = await channel.open(roundId);
		const survey = await feed?.advance();
		if (!feed || !survey?.allowed.has(actor.id)) {
			throw new AppError('not-found', `round ${roundId}`);
		}
		const snapshot: RoomSnapshot = JSON.parse(feed.snapshot(actor.id));
		const hasSigned = snapshot.people.some((person) => person.id === actor.id && person.hasSigned);
		return { snapshot, viewer: actor.id, serverNow: clock.now(), hasSigned };
	}

	/** Rounds that wait or run, in which the person has a seat. */
	async function listLive(actor: Actor) {
		const rows = await prisma.round.findMany({
			where: {
				status: { in: ['lobby', 'running'] },
				group: { memberships: { some: { personId: actor.id, leftAt: null } } },
			},
			include: { group: { select: { id: true, name: true } } },
			orderBy: { openedAt: 'desc' },
		});
		const own = rows.filter(({ state }) => isSeated(readState(state), actor.id));
		return own.map(({ id, number, status, clientId, group }) => ({
			id: asId<'round'>(id),
			number,
			status,
			client: asId<'person'>(clientId),
			groupId: asId<'group'>(group.id),
			groupName: group.name,
		}));
	}

	/** Every round of a group, the latest first. */
	async function listForGroup(actor: Actor, groupId: GroupId): Promise<RoundLine[]> {
		const membership = await groups.membershipOf(prisma, groupId, actor.id);
		if (!membership) throw new AppError('not-found', `group ${groupId}`);
		const rows = await prisma.round.findMany({
			where: { groupId },
			include: { actions: { select: { status: true } } },
			orderBy: { number: 'desc' },
		});
		const rounds = rows.map((row) => {
			const state = readState(row.state);
			const wasThere = isSeated(state, actor.id);
			const contract = wasThere ? (state.contract.at(-1)?.text ?? null) : null;
			return { row, client: asId<'person'>(row.clientId), state, wasThere, contract };
		});
		const texts = await readTexts(
			prisma,
			rounds.flatMap(({ contract }) => contract ?? []),
		);
		const names = await groups.namesOf(
			prisma,
			rounds.map(({ client }) => client),
		);
		return rounds.map(({ row, client, state, wasThere, contract }) => ({
			id: state.id,
			number: row.number,
			status: row.status,
			templateTitle: state.template.title,
			client: { id: client, name: names.get(client) ?? '' },
			openedAt: row.openedAt.getTime(),
			closedAt: row.closedAt?.getTime() ?? null,
			wasThere,
			contract: contract && (texts.get(contract) ?? null),
			actions: {
				total: row.actions.length,
				followed: row.actions.filter(({ status }) => status !== 'open').length,
			},
		}));
	}
}
