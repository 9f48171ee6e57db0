import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Channel } from '#platform/realtime/channel.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { GroupId, PersonId, RoundId } from './engine/round.ts';
import { isSeated, type OpenAction, type RoomSnapshot, type RoundLine } from './model.ts';
import { prepareRound } from './opening/prepare.server.ts';
import { followedBy, fromColumn, openColumns } from './reflection/action-status.ts';
import { readState, readTexts } from './store.server.ts';
import { loadSummary } from './summary/load.server.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService; channel: Channel; clock: Clock };

/** Reads about rounds, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createRoundQueries({ prisma, groups, channel, clock }: Dependencies) {
	return {
		prepareRound: (actor: Actor, groupId: GroupId) =>
			prepareRound({ prisma, groups }, actor, groupId),
		getSummary: (actor: Actor, roundId: RoundId) => loadSummary({ prisma, groups }, actor, roundId),
		loadRoom,
		listLive,
		listForGroup,
		listOpenActions,
	};

	/** The round as this person may see it now, for the first paint; the socket goes on from its `seq`. */
	async function loadRoom(actor: Actor, roundId: RoundId) {
		const feed = await channel.open(roundId);
		const survey = await feed?.advance();
		if (!feed || !survey?.allowed.has(actor.id))
			throw new AppError('not-found', `round ${roundId}`);
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
		return own.map(({ id, number, status, group }) => ({
			id: asId<'round'>(id),
			number,
			status,
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

	/** The person's own actions that are still followed, those with the nearest date first. */
	async function listOpenActions(actor: { id: PersonId }): Promise<OpenAction[]> {
		const rows = await prisma.roundAction.findMany({
			where: { status: { in: [...openColumns] }, ...followedBy(actor.id) },
			include: { round: { select: { number: true, group: { select: { id: true, name: true } } } } },
		});
		const ids = rows.flatMap(({ whatId, withWhomId, indicatorId }) => [
			whatId,
			withWhomId,
			indicatorId,
		]);
		const texts = await readTexts(
			prisma,
			ids.filter((id) => id !== null),
		);
		const read = (id: string | null) => (id === null ? null : (texts.get(id) ?? null));
		const actions = rows.map((row) => ({
			id: asId<'action'>(row.id),
			round: asId<'round'>(row.roundId),
			roundNumber: row.round.number,
			group: asId<'group'>(row.round.group.id),
			groupName: row.round.group.name,
			what: read(row.whatId) ?? '',
			withWhom: read(row.withWhomId),
			due: row.due,
			indicator: read(row.indicatorId),
			status: fromColumn[row.status],
		}));
		return actions.toSorted((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));
	}
}
