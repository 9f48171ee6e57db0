import { asId, isUuid } from '#kernel/id.ts';
import { initials } from '#kernel/text.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Channel, Feed, Survey } from '#platform/realtime/channel.server.ts';
import { socketLimits } from '#platform/realtime/protocol.ts';
import type { GroupMember } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { evolve } from './engine/evolve.ts';
import type { LoggedEvent } from './engine/events.ts';
import { project, projectEvent } from './engine/project.ts';
import { visibleTexts } from './engine/visible-texts.ts';
import type { RoundState } from './engine/round.ts';
import { isSeated, type PersonInRoom, type RoomSnapshot } from './model.ts';
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
		const texts = await readTexts(prisma, visibleTexts(state));
		return createFeed({ prisma, groups, groupName: row.group.name, state, texts });
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

type FeedInput = {
	prisma: PrismaClient;
	groups: GroupService;
	groupName: string;
	state: RoundState;
	texts: Map<string, string>;
};

type Remembered = { logged: LoggedEvent; after: RoundState; json: Map<LoggedEvent, string> };

/** One round in memory: its fold, its texts and its latest events, shown to each as that person may see them. */
function createFeed({ prisma, groups, groupName, state: loaded, texts }: FeedInput): Feed {
	let state = loaded;
	let people: PersonInRoom[] = [];
	let recent: Remembered[] = [];
	return { head: () => state.seq, advance, entriesAfter, snapshot };

	async function advance(): Promise<Survey> {
		const events = await readEvents(prisma, state.id, state.seq);
		const missing = events
			.flatMap(({ event }) => visibleTexts(event))
			.filter((id) => !texts.has(id));
		for (const [id, body] of await readTexts(prisma, missing)) texts.set(id, body);
		for (const logged of events) {
			state = evolve(state, logged);
			recent.push({ logged, after: state, json: new Map() });
		}
		recent = recent.slice(-socketLimits.replayEvents);
		const members = await groups.listMembers(prisma, state.group);
		people = await namePeople(members);
		const allowed = members.filter(({ id }) => isSeated(state, id)).map(({ id }) => id);
		return { head: state.seq, allowed: new Set(allowed) };
	}

	function entriesAfter(after: number, personId: string): string[] | null {
		const first = recent[0];
		if (after === state.seq) return [];
		if (!first || after < first.logged.seq - 1) return null;
		return recent.filter(({ logged }) => logged.seq > after).map((one) => entry(one, personId));
	}

	// An event that everyone sees alike comes back as the very same object, so its JSON is made once.
	function entry({ logged, after, json }: Remembered, personId: string): string {
		const seen = projectEvent(logged, { person: asId<'person'>(personId) }, after);
		const known = json.get(seen);
		if (known) return known;
		const text = JSON.stringify({ ...seen, texts: bodies(visibleTexts(seen.event)) });
		if (seen === logged) json.set(seen, text);
		return text;
	}

	function snapshot(personId: string): string {
		const seen = project(state, { person: asId<'person'>(personId) });
		const whole: RoomSnapshot = {
			state: seen,
			texts: bodies(visibleTexts(seen)),
			people,
			groupName,
		};
		return JSON.stringify(whole);
	}

	function bodies(ids: string[]): Record<string, string> {
		return Object.fromEntries(ids.map((id) => [id, texts.get(id) ?? '']));
	}

	/** The members, and those who had a seat and left the group: what they wrote still carries their name. */
	async function namePeople(members: GroupMember[]): Promise<PersonInRoom[]> {
		const present = new Set(members.map(({ id }) => id));
		const gone = state.participants.map(({ person }) => person).filter((id) => !present.has(id));
		const names = gone.length > 0 ? await groups.namesOf(prisma, gone) : new Map();
		return [
			...members,
			...gone.map((id) => ({ id, name: names.get(id) ?? '', hasSigned: false })),
		].map(({ id, name, hasSigned }) => ({ id, name, initials: initials(name), hasSigned }));
	}
}
