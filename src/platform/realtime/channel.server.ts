import type { Expectation } from './protocol.ts';

/** Answered to the sender once the transaction is over; `seq` is the topic's position then. */
export type CommandAnswer = { ok: true; seq: number } | { ok: false; code: string; seq: number };

export type CommandInput = {
	topicId: string;
	personId: string;
	commandId: string;
	expected: Expectation;
	command: unknown;
	/** Milliseconds since that person was last present on this topic; 0 when present. */
	awayMs: (personId: string) => number;
};

/** Where a topic stands, and who may listen to it now. */
export type Survey = { head: number; allowed: ReadonlySet<string> };

/** A topic held in memory while somebody listens: read once, shown to each as that person may see it. */
export type Feed = {
	head(): number;
	/** Reads what was committed since the last call. Never called twice at once. */
	advance(): Promise<Survey>;
	/** The entries after `after` as JSON, with commas between them; null when memory does not reach back that far. */
	entriesAfter(after: number, personId: string): string | null;
	/** JSON of the whole topic as this person may see it. */
	snapshot(personId: string): string;
};

/** What a feature gives the hub to be live: who may join, what they see, what they may do. */
export type Channel = {
	/** null when there is no such topic. */
	open(topicId: string): Promise<Feed | null>;
	survey(topicIds: string[]): Promise<Map<string, Survey>>;
	command(input: CommandInput): Promise<CommandAnswer>;
};

export type Channels = ReadonlyMap<string, Channel>;

export const topicOf = (channel: string, id: string): string => `${channel}:${id}`;
