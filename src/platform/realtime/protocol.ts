/**
 * Frames between a browser and the server, as JSON text over one WebSocket (docs/PROTOCOL.md).
 * Instants are milliseconds since 1970 on the server's clock. A topic is `<channel>:<id>`.
 */
export const protocolVersion = 1;

/** What the sender had in mind: the facilitator a position in the log, the others a step's epoch. */
export type Expectation = { seq: number } | { epoch: number };

export type ClientFrame =
	/** Joins a topic, or joins it again: `lastSeq` is the last event applied, absent at the first time. */
	| { t: 'hello'; topic: string; lastSeq?: number }
	| { t: 'bye'; topic: string }
	/** Every 10 s: keeps the person shown as present. */
	| { t: 'beat' }
	| { t: 'command'; topic: string; id: string; expected: Expectation; command: unknown }
	/** A gap was noticed: send everything after `after`, or a snapshot. */
	| { t: 'range'; topic: string; after: number };

/** One entry of a topic's log as this viewer may see it, with the texts it makes readable. */
export type Entry<Event = unknown> = {
	seq: number;
	at: number;
	actor: string | null;
	event: Event;
	texts: Record<string, string>;
};

export type ServerFrame<Event = unknown, Snapshot = unknown> =
	| { t: 'welcome'; protocol: number; build: string; serverNow: number }
	| { t: 'snapshot'; topic: string; seq: number; snapshot: Snapshot; serverNow: number }
	| { t: 'events'; topic: string; events: Entry<Event>[]; serverNow: number }
	/** The command is committed: it will survive anything. `seq` is the topic's position after it. */
	| { t: 'ack'; topic: string; id: string; seq: number }
	/** The command changed nothing. `code` has its sentence in `messages/`. */
	| { t: 'refused'; topic: string; id: string; code: string; seq: number }
	/** Every 10 s: reveals a silent loss. */
	| { t: 'head'; topic: string; seq: number; serverNow: number }
	/** Who is present, by person id, and since when those who are away are away. */
	| { t: 'presence'; topic: string; online: string[]; awaySince: Record<string, number> }
	/** The topic will not be served: unknown, or not open to this person. */
	| { t: 'denied'; topic: string; code: string }
	/** The frame could not be used at all; the connection stays. */
	| { t: 'error'; code: 'malformed' | 'too-fast' | 'not-joined'; id?: string };

/** Why the server closed a socket (RFC 6455 § 7.4.2: 4000–4999 are ours). */
export const closeCodes = {
	/** Come back at once, with jitter. */
	restarting: 1012,
	slow: 4008,
	tooFast: 4029,
	signedOut: 4401,
	removed: 4403,
} as const;

export const timings = {
	beatMs: 10_000,
	headMs: 10_000,
	pingMs: 15_000,
	deadMs: 35_000,
	presenceExpiryMs: 30_000,
	offlineAfterMs: 15_000,
	sweepMs: 2_000,
} as const;

export const socketLimits = {
	maxPayloadBytes: 64 * 1024,
	/** The defaults of `ws` let one message come in 16,384 fragments and 262,144 buffered chunks. */
	maxFragments: 64,
	maxBufferedChunks: 256,
	messagesPerSecond: 10,
	burst: 20,
	bufferedBytes: 1024 * 1024,
	/** Beyond this many events a snapshot is cheaper than a replay. */
	replayEvents: 500,
	topicsPerSocket: 8,
} as const;
