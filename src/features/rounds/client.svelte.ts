import { createContext } from 'svelte';
import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import { givenName } from '#kernel/text.ts';
import { LiveConnection, type LinkState } from '#platform/realtime/connection.svelte.ts';
import type { Entry, Expectation, ServerFrame } from '#platform/realtime/protocol.ts';
import { ServerClock } from '#platform/realtime/server-clock.ts';
import { DeviceStorage } from './device/device-storage.ts';
import { Drafts, type Draft } from './device/drafts.svelte.ts';
import { Outbox, type CommandResult, type Pending } from './device/outbox.svelte.ts';
import type { Command } from './engine/commands.ts';
import { decide } from './engine/decide.ts';
import type { Refusal } from './engine/decision.ts';
import { evolve } from './engine/evolve.ts';
import type { RoundEvent } from './engine/events.ts';
import type { Participant, PersonId, Role, RoundState, TextId } from './engine/round.ts';
import type { Step } from './engine/template.ts';
import type { PersonInRoom, RoomSnapshot } from './model.ts';

type Options = { snapshot: RoomSnapshot; viewer: PersonId; serverNow: Instant };
type Frame = ServerFrame<RoundEvent, RoomSnapshot>;
type Presence = { online: ReadonlySet<string>; awaySince: Record<string, Instant> };

const tickMs = 1_000;

/**
 * A live round as its participant's browser knows it: the projected state, moved by the same pure engine
 * as the server's, what is on its way, and what is being written. Components ask it and call `send`.
 */
export class RoundRoom {
	readonly viewer: PersonId;
	state: RoundState;
	people: PersonInRoom[];
	groupName: string;
	/** The last command that was refused, until somebody has read it. */
	refusal = $state.raw<{ code: string; command: Command } | null>(null);
	#texts: Record<string, string>;
	/** null until the server has told who is there. */
	#presence = $state.raw<Presence | null>(null);
	#arrivedAt: Instant;
	#now: Instant;
	#clock: ServerClock;
	#drafts = new Drafts();
	#connection: LiveConnection<RoundEvent, RoomSnapshot>;
	#outbox: Outbox;

	constructor({ snapshot, viewer, serverNow }: Options) {
		this.viewer = viewer;
		this.state = $state.raw(snapshot.state);
		this.people = $state.raw(snapshot.people);
		this.groupName = $state(snapshot.groupName);
		this.#texts = $state.raw(snapshot.texts);
		this.#now = $state(serverNow);
		this.#arrivedAt = serverNow;
		this.#clock = new ServerClock(serverNow, Date.now());
		const topic = `round:${snapshot.state.id}`;
		this.#connection = new LiveConnection({
			hello: () => ({ t: 'hello', topic, lastSeq: this.state.seq }),
			onarrive: () => this.#outbox.resume(),
			onframe: (frame) => this.#hear(frame),
		});
		this.#outbox = new Outbox(({ id, command, expected }) =>
			this.#connection.send({ t: 'command', topic, id, expected, command }),
		);
	}

	/** Reads the device, opens the socket and starts the clock; returns what ends all three. In browsers only. */
	connect(): () => void {
		const storage = new DeviceStorage(`${this.viewer}:${this.state.id}`);
		const stopListening = this.#drafts.attach(storage);
		this.#outbox.attach(storage);
		const disconnect = this.#connection.open();
		const ticking = setInterval(() => this.#tick(), tickMs);
		return () => {
			clearInterval(ticking);
			disconnect();
			stopListening();
		};
	}

	get link(): LinkState {
		return this.#connection.link;
	}

	/** The server's time; moves once a second. */
	get now(): Instant {
		return this.#now;
	}

	get me(): Participant {
		const me = this.state.participants.find(({ person }) => person === this.viewer);
		if (!me) throw new Error(`${this.viewer} has no seat in ${this.state.id}`);
		return me;
	}

	get role(): Role {
		return this.me.role;
	}

	get isFacilitator(): boolean {
		return this.role === 'facilitator';
	}

	get step(): Step | null {
		return this.state.template.steps[this.state.step] ?? null;
	}

	/** Seconds left in the step, below 0 past its end; null where no clock runs. */
	get secondsLeft(): number | null {
		const { clock } = this.state;
		if (clock.status === 'stopped') return null;
		const leftMs = clock.status === 'running' ? clock.deadline - this.#now : clock.remainingMs;
		return leftMs / 1_000;
	}

	/** Commands that the server has not answered yet, in their order. */
	get pending(): readonly Pending[] {
		return this.#outbox.pending;
	}

	text(id: TextId | null): string {
		return id === null ? '' : (this.#texts[id] ?? '');
	}

	person(id: PersonId | null): PersonInRoom | null {
		return this.people.find((person) => person.id === id) ?? null;
	}

	/** The given name, as people are called in a round. */
	nameOf(id: PersonId | null): string {
		return givenName(this.person(id)?.name ?? '');
	}

	/** Everybody counts as here until the server has told otherwise, so that nothing flickers at arrival. */
	isOnline(id: PersonId): boolean {
		return this.#presence?.online.has(id) ?? true;
	}

	/** Milliseconds since somebody left; somebody never seen left when this page arrived. */
	awayMs(id: PersonId): number {
		if (this.isOnline(id)) return 0;
		return this.#now - (this.#presence?.awaySince[id] ?? this.#arrivedAt);
	}

	can(command: Command): boolean {
		return this.why(command) === null;
	}

	/** Why the server would refuse this command now; null when it would not, as far as is known here. */
	why(command: Command): Refusal | null {
		const { state, viewer } = this;
		const facilitator = state.participants.find(({ role }) => role === 'facilitator')?.person;
		const decision = decide(
			state,
			command,
			{ person: viewer },
			{
				now: this.#now,
				facilitatorAwayMs: facilitator ? this.awayMs(facilitator) : 0,
				expected: this.#expected(),
			},
		);
		return decision.ok ? null : decision.refusal;
	}

	/**
	 * Sends a command, now or when the line is back, even after a reload. The drafts it was written in are
	 * emptied at once: the outbox keeps their text on the device, and gives it back when it is refused.
	 */
	async send(command: Command, from: Draft[] = []): Promise<CommandResult> {
		const returns = from.map(({ key, text }) => ({ key, text }));
		for (const draft of from) draft.clear();
		return this.#outbox.add({ command, expected: this.#expected(), returns });
	}

	dismissRefusal(): void {
		this.refusal = null;
	}

	/** The text being written under this key: one per person, round and key, kept on the device. */
	draft(key: string): Draft {
		return this.#drafts.get(key);
	}

	#expected(): Expectation {
		const { seq, epoch } = this.state;
		return this.isFacilitator ? { seq } : { epoch };
	}

	#tick(): void {
		this.#now = this.#clock.at(Date.now());
	}

	#hear(frame: Frame): void {
		if ('serverNow' in frame) {
			if (frame.t === 'welcome') this.#clock.forget();
			this.#clock.hear(frame.serverNow, Date.now());
			this.#tick();
		}
		if (frame.t === 'snapshot') this.#take(frame.snapshot);
		else if (frame.t === 'events') this.#apply(frame.events);
		else if (frame.t === 'head' && frame.seq > this.state.seq) this.#askForMore();
		else if (frame.t === 'presence') {
			this.#presence = { online: new Set(frame.online), awaySince: frame.awaySince };
		} else if (frame.t === 'ack') this.#outbox.settle(frame.id, { ok: true });
		else if (frame.t === 'refused') this.#refuse(frame.id, frame.code);
	}

	#take({ state, texts, people, groupName }: RoomSnapshot): void {
		this.state = state;
		this.#texts = texts;
		this.people = people;
		this.groupName = groupName;
	}

	#apply(entries: Entry<RoundEvent>[]): void {
		for (const { seq, at, actor, event, texts } of entries) {
			if (seq <= this.state.seq) continue;
			if (seq > this.state.seq + 1) return this.#askForMore();
			this.#texts = { ...this.#texts, ...texts };
			const person = actor === null ? null : asId<'person'>(actor);
			this.state = evolve(this.state, { seq, at, actor: person, event });
		}
	}

	#askForMore(): void {
		this.#connection.send({ t: 'range', topic: `round:${this.state.id}`, after: this.state.seq });
	}

	#refuse(id: string, code: string): void {
		const refused = this.#outbox.settle(id, { ok: false, code });
		if (!refused) return;
		this.refusal = { code, command: refused.command };
		for (const { key, text } of refused.returns) this.draft(key).giveBack(text);
	}
}

/** The room of the page one is on. */
export const [getRoom, setRoom] = createContext<RoundRoom>();
