import { asId, isUuid } from '#kernel/id.ts';
import { initials } from '#kernel/text.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Channel, Feed, Survey } from '#platform/realtime/channel.server.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { RoundState } from './engine/round.ts';
import { visibleTexts } from './engine/visible-texts.ts';
import { createFeed } from './feed/feed.server.ts';
import type { RoundService } from './service.server.ts';
import { readEvents, readState, readTexts, surveyRounds } from './store.server.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService; rounds: RoundService };

/** The live side of rounds: who may listen, what each one sees, what each one may ask. */
export function createRoundChannel({ prisma, groups, rounds }: Dependencies): Channel {
	return { open, survey, command: rounds.command };

	async function open(topicId: string): Promise<Feed | null> {
		if (!isUuid(topicId)) return null;
		const roundId = asId<'round'>(topicId);
		const row = await prisma.round.findUnique({
			where: { id: roundId },
			select: { state: true, group: { select: { name: true } } },
		});
		if (!row) return null;
		const state = readState(row.state);
		return createFeed({
			groupName: row.group.name,
			state,
			texts: await readTexts(prisma, visibleTexts(state)),
			read: {
				eventsAfter: (seq) => readEvents(prisma, roundId, seq),
				texts: (ids) => readTexts(prisma, ids),
				people: readPeople,
			},
		});
	}

	/** The members, and those who had a seat and left the group: what they wrote still carries their name. */
	async function readPeople(state: RoundState) {
		const members = await groups.listMembers(prisma, state.group);
		const present = new Set(members.map(({ id }) => id));
		const gone = state.participants.map(({ person }) => person).filter((id) => !present.has(id));
		const names = gone.length > 0 ? await groups.namesOf(prisma, gone) : new Map();
		const named = [
			...members,
			...gone.map((id) => ({ id, name: names.get(id) ?? '', hasSigned: false })),
		].map(({ id, name, hasSigned }) => ({ id, name, initials: initials(name), hasSigned }));
		return { named, members: [...present] };
	}

	async function survey(topicIds: string[]): Promise<Map<string, Survey>> {
		const rows = await surveyRounds(prisma, topicIds);
		const members = await groups.listActiveMemberIds(
			prisma,
			rows.map(({ groupId }) => groupId),
		);
		return new Map(
			rows.map(({ id, seq, groupId, seated }) => {
				const active = members.get(groupId);
				return [
					id,
					{ head: seq, allowed: new Set(seated.filter((person) => active?.has(person))) },
				];
			}),
		);
	}
}
