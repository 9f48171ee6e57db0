import { asId } from '#kernel/id.ts';
import type { Feed, Survey } from '#platform/realtime/channel.server.ts';
import { socketLimits } from '#platform/realtime/protocol.ts';
import { evolve } from '../engine/evolve.ts';
import type { LoggedEvent, RoundEvent } from '../engine/events.ts';
import { project, projectEvent } from '../engine/project.ts';
import type { RoundState } from '../engine/round.ts';
import { visibleTexts } from '../engine/visible-texts.ts';
import type { PersonInRoom, RoomSnapshot } from '../model.ts';

/** What a feed reads as it goes. */
export type Reading = {
	eventsAfter(seq: number): Promise<LoggedEvent[]>;
	texts(ids: string[]): Promise<Map<string, string>>;
	/** Everybody to be named, and who of them is still a member. */
	people(state: RoundState): Promise<{ named: PersonInRoom[]; members: string[] }>;
};

type FeedInput = {
	groupName: string;
	state: RoundState;
	texts: Map<string, string>;
	read: Reading;
};

/** `json` is what goes to all who see the event whole, once somebody did. */
type Remembered = { logged: LoggedEvent; after: RoundState; json: string | null };

/** One round in memory: its fold, its texts and its latest events, shown to each as that person may see them. */
export function createFeed({ groupName, state: loaded, texts, read }: FeedInput): Feed {
	let state = loaded;
	let people: PersonInRoom[] = [];
	let recent: Remembered[] = [];
	return { head: () => state.seq, advance, entriesAfter, snapshot };

	async function advance(): Promise<Survey> {
		const events = await read.eventsAfter(state.seq);
		const missing = events
			.flatMap(({ event }) => visibleTexts(event))
			.filter((id) => !texts.has(id));
		for (const [id, body] of await read.texts(missing)) texts.set(id, body);
		for (const logged of events) {
			state = evolve(state, logged);
			recent.push({ logged, after: state, json: null });
		}
		// Trimmed now and then: copying five hundred entries at each event would cost more than the event.
		if (recent.length > 2 * socketLimits.replayEvents) {
			recent = recent.slice(-socketLimits.replayEvents);
		}
		if (events.some(({ event }) => replacesText(event))) forgetReplacedTexts();
		const { named, members } = await read.people(state);
		people = named;
		const seated = state.participants.map(({ person }): string => person);
		return { head: state.seq, allowed: new Set(seated.filter((id) => members.includes(id))) };
	}

	/** What was withdrawn or rewritten is sent to nobody any more, not even in the replay of what was missed. */
	function forgetReplacedTexts(): void {
		const readable = new Set<string>(visibleTexts(state));
		for (const id of texts.keys()) if (!readable.has(id)) texts.delete(id);
		for (const one of recent) one.json = null;
	}

	function entriesAfter(after: number, personId: string): string | null {
		const first = recent[0];
		if (after === state.seq) return '';
		if (!first || after < first.logged.seq - 1) return null;
		// The log has no gap: a position says where to begin. Nearly always it is the last one, and nothing is built.
		const from = after + 1 - first.logged.seq;
		const last = recent[recent.length - 1];
		if (last && from === recent.length - 1) return entry(last, personId);
		return recent
			.slice(from)
			.map((one) => entry(one, personId))
			.join(',');
	}

	// An event that everyone sees alike comes back as the very same object, so its JSON is made once.
	function entry(one: Remembered, personId: string): string {
		const { logged, after } = one;
		const seen = projectEvent(logged, { person: asId<'person'>(personId) }, after);
		if (seen !== logged) return written(seen);
		one.json ??= written(logged);
		return one.json;
	}

	function written(seen: LoggedEvent): string {
		return JSON.stringify({ ...seen, texts: bodies(visibleTexts(seen.event)) });
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
}

const replacing = [
	'contribution-edited',
	'contribution-withdrawn',
	'action-set',
	'action-removed',
] as const satisfies RoundEvent['type'][];

const replacesText = ({ type }: RoundEvent) => replacing.some((one) => one === type);
