import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Channel } from '#platform/realtime/channel.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { formats } from './engine/formats.ts';
import type { GroupId, PersonId, RoundId, RoundState } from './engine/round.ts';
import type { OpenAction, RoomSnapshot, RoundLine } from './model.ts';
import { fromColumn, openColumns } from './reflection/action-status.ts';
import { loadSummary } from './summary/load.server.ts';
import { readTexts } from './store.server.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService; channel: Channel; clock: Clock };

/** Reads about rounds, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createRoundQueries({ prisma, groups, channel, clock }: Dependencies) {
	return { prepareRound, loadRoom, listLive, listForGroup, listOpenActions, getSummary };

	/** What the form that opens a round needs: the people of the group and the templates. */
	async function prepareRound(actor: Actor, groupId: GroupId) {
		const membership = await groups.membershipOf(prisma, groupId, actor.id);
		if (!membership) throw new AppError('not-found', `group ${groupId}`);
		if (membership.role !== 'facilitator' && membership.role !== 'co-facilitator') {
			throw new AppError('forbidden', `open a round in ${groupId}`);
		}
		const [group, people, turns, live] = await Promise.all([
			prisma.group.findUniqueOrThrow({ where: { id: groupId }, select: { id: true, name: true } }),
			groups.listMembers(prisma, groupId),
			groups.listTurns(prisma, groupId),
			prisma.round.findFirst({
				where: { groupId, status: { in: ['lobby', 'running'] } },
				select: { id: true },
			}),
		]);
		const taken = new Set(turns.filter(({ isTaken }) => isTaken).map(({ personId }) => personId));
		const next = turns.find(({ isTaken }) => !isTaken)?.personId;
		return {
			group,
			viewer: actor.id,
			people: people.map(({ id, name, role, hasSigned }) => ({
				id,
				name,
				role,
				hasSigned,
				hasBeenClient: taken.has(id),
				isNext: id === next,
			})),
			templates: [...formats.values()].map(
				({ key, title, family, participants, clock, unit, total, warning, steps }) => ({
					...{ key, title, family, participants, clock, unit, total, warning },
					steps: steps.map(({ title, length, range, isProtected }) => ({
						...{ title, length, range, isProtected },
					})),
				}),
			),
			live: live?.id ?? null,
		};
	}

	/** The round as this person may see it now, for the first paint; the socket goes on from its `seq`. */
	async function loadRoom(actor: Actor, roundId: RoundId) {
		const feed = await channel.open(roundId);
		const survey = await feed?.advance();
		if (!feed || !survey?.allowed.has(actor.id)) {
			throw new AppError('not-found', `round ${roundId}`);
		}
		const membership = await membershipIn(actor, roundId);
		const snapshot: RoomSnapshot = JSON.parse(feed.snapshot(actor.id));
		return {
			snapshot,
			viewer: actor.id,
			serverNow: clock.now(),
			hasSigned: membership?.hasSigned ?? false,
		};
	}

	async function membershipIn(actor: Actor, roundId: RoundId) {
		const round = await prisma.round.findUnique({
			where: { id: roundId },
			select: { groupId: true },
		});
		return round && groups.membershipOf(prisma, asId<'group'>(round.groupId), actor.id);
	}

	/** Rounds that wait or run in the person's groups. */
	async function listLive(actor: Actor) {
		const rows = await prisma.round.findMany({
			where: {
				status: { in: ['lobby', 'running'] },
				group: { memberships: { some: { personId: actor.id, leftAt: null } } },
			},
			select: { id: true, number: true, status: true, group: { select: { id: true, name: true } } },
			orderBy: { openedAt: 'desc' },
		});
		return rows.map(({ id, number, status, group }) => ({
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
		const states = rows.map((row): RoundState => Object(row.state));
		const contracts = states.flatMap(({ contract }) => contract.at(-1)?.text ?? []);
		const texts = await readTexts(prisma, contracts);
		const names = await groups.namesOf(
			prisma,
			rows.map(({ clientId }) => asId<'person'>(clientId)),
		);
		return rows.map((row, index) => {
			const contract = states[index]?.contract.at(-1);
			const client = asId<'person'>(row.clientId);
			return {
				id: asId<'round'>(row.id),
				number: row.number,
				status: row.status,
				templateTitle: states[index]?.template.title ?? '',
				client: { id: client, name: names.get(client) ?? '' },
				openedAt: row.openedAt.getTime(),
				closedAt: row.closedAt?.getTime() ?? null,
				contract: contract ? (texts.get(contract.text) ?? null) : null,
				actions: {
					total: row.actions.length,
					followed: row.actions.filter(({ status }) => status !== 'open').length,
				},
			};
		});
	}

	/** The person's own actions that are still followed, those with the nearest date first. */
	async function listOpenActions(actor: { id: PersonId }): Promise<OpenAction[]> {
		const rows = await prisma.roundAction.findMany({
			where: {
				ownerId: actor.id,
				status: { in: [...openColumns] },
				round: { status: 'closed', group: { memberships: { some: { personId: actor.id } } } },
			},
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

	/** What is left of a closed round, for those who were in it. */
	async function getSummary(actor: Actor, roundId: RoundId) {
		return loadSummary({ prisma, groups }, actor, roundId);
	}
}
