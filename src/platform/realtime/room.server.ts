import type { Clock, Instant } from '#kernel/clock.ts';
import type { Feed } from './channel.server.ts';
import type { Connection } from './connection.server.ts';
import { Presence } from './presence.server.ts';
import { closeCodes, socketLimits } from './protocol.ts';

/** A read this recent is good enough for somebody who joins: hints and the sweep bring what follows. */
const freshMs = 500;

/** One topic of this process: its feed, who listens, and how far each one was served. */
export class Room {
	readonly topic: string;
	readonly presence: Presence;
	#feed: Feed;
	#clock: Clock;
	#served = new Map<Connection, number>();
	#allowed: ReadonlySet<string> = new Set();
	#readAt: Instant = -Infinity;
	#reading: Promise<void> | null = null;
	#nextReading: Promise<void> | null = null;
	emptySince: Instant;

	constructor(topic: string, feed: Feed, clock: Clock) {
		this.topic = topic;
		this.#feed = feed;
		this.#clock = clock;
		this.emptySince = clock.now();
		this.presence = new Presence(clock.now());
	}

	get head(): number {
		return this.#feed.head();
	}

	get members(): Iterable<Connection> {
		return this.#served.keys();
	}

	get isEmpty(): boolean {
		return this.#served.size === 0;
	}

	/** Serves the topic to a connection, from `lastSeq` when memory reaches back that far. False when refused. */
	async join(connection: Connection, lastSeq: number | undefined): Promise<boolean> {
		// Those who come back together share the read under way: a read begun just now is fresh enough.
		if (this.#clock.now() - this.#readAt > freshMs) await (this.#reading ?? this.refresh());
		if (!this.#allowed.has(connection.identity.personId)) await this.refresh();
		if (!this.#allowed.has(connection.identity.personId)) return false;
		if (connection.isClosed) return true;

		this.catchUp(connection, lastSeq);
		connection.topics.add(this.topic);
		this.presence.join(connection);
		this.tellPresence();
		connection.send({
			t: 'presence',
			topic: this.topic,
			...this.presence.current(this.#clock.now()),
		});
		return true;
	}

	/** A replay when it is short enough, a snapshot otherwise; from then on the connection is a member. */
	catchUp(connection: Connection, lastSeq: number | undefined): void {
		const { personId } = connection.identity;
		const entries = this.#entriesSince(lastSeq, personId);
		const text =
			entries !== null
				? this.#eventsFrame(entries)
				: this.#snapshotFrame(this.#feed.snapshot(personId));
		connection.sendText(text);
		this.#served.set(connection, this.head);
	}

	leave(connection: Connection): void {
		if (!this.#served.delete(connection)) return;
		connection.topics.delete(this.topic);
		const now = this.#clock.now();
		this.presence.leave(connection, now);
		if (this.isEmpty) this.emptySince = now;
	}

	/** Reads what was committed and serves it. Calls made meanwhile share one further read. */
	refresh(): Promise<void> {
		if (!this.#reading) {
			this.#reading = this.#read().finally(() => {
				this.#reading = null;
			});
			return this.#reading;
		}
		this.#nextReading ??= this.#reading
			.catch(() => {})
			.then(() => {
				this.#nextReading = null;
				return this.refresh();
			});
		return this.#nextReading;
	}

	/** Takes the topic from those who may no longer listen. */
	restrict(allowed: ReadonlySet<string>): void {
		this.#allowed = allowed;
		for (const connection of this.#served.keys()) {
			if (allowed.has(connection.identity.personId)) continue;
			this.leave(connection);
			connection.close(closeCodes.removed);
		}
	}

	tellHead(now: Instant): void {
		const frame = JSON.stringify({ t: 'head', topic: this.topic, seq: this.head, serverNow: now });
		for (const connection of this.#served.keys()) connection.sendText(frame);
	}

	tellPresence(): void {
		const change = this.presence.change(this.#clock.now());
		if (!change) return;
		const frame = JSON.stringify({ t: 'presence', topic: this.topic, ...change });
		for (const connection of this.#served.keys()) connection.sendText(frame);
	}

	async #read(): Promise<void> {
		const { allowed } = await this.#feed.advance();
		this.#readAt = this.#clock.now();
		this.restrict(allowed);
		this.#fanOut();
	}

	// Viewers who see the same entries share one frame, so a public event is serialised once for the room. They get
	// the very same strings from the feed: looking them up costs nothing, and nothing else is built.
	#fanOut(): void {
		const frames = new Map<string, Uint8Array>();
		for (const [connection, served] of this.#served) {
			if (served >= this.head) continue;
			const { personId } = connection.identity;
			const entries = this.#feed.entriesAfter(served, personId);
			const seen = entries ?? this.#feed.snapshot(personId);
			let frame = frames.get(seen);
			if (!frame) {
				const text = entries === null ? this.#snapshotFrame(seen) : this.#eventsFrame(seen);
				frame = Buffer.from(text);
				frames.set(seen, frame);
			}
			connection.sendText(frame);
			this.#served.set(connection, this.head);
		}
	}

	#entriesSince(lastSeq: number | undefined, personId: string): string | null {
		if (lastSeq === undefined || lastSeq > this.head) return null;
		if (this.head - lastSeq > socketLimits.replayEvents) return null;
		return this.#feed.entriesAfter(lastSeq, personId);
	}

	#eventsFrame(entries: string): string {
		return `{"t":"events","topic":"${this.topic}","events":[${entries}],"serverNow":${this.#clock.now()}}`;
	}

	#snapshotFrame(snapshot: string): string {
		return `{"t":"snapshot","topic":"${this.topic}","seq":${this.head},"snapshot":${snapshot},"serverNow":${this.#clock.now()}}`;
	}
}
