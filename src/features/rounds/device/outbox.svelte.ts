import { newId } from '#kernel/id.ts';
import type { Expectation } from '#platform/realtime/protocol.ts';
import type { Command } from '../engine/commands.ts';
import type { DeviceStorage } from './device-storage.ts';

/** A command on its way, and the drafts its texts go back to when it is refused. */
export type Pending = {
	id: string;
	command: Command;
	expected: Expectation;
	returns: { key: string; text: string }[];
};

export type CommandResult = { ok: true } | { ok: false; code: string };

const prefix = 'command:';

/**
 * Commands in the order they were given, each kept on the device until the server has answered it. One
 * travels at a time; sent twice after a reload or a cut, it still takes effect once (its id is its receipt).
 */
export class Outbox {
	pending = $state.raw<readonly Pending[]>([]);
	#storage: DeviceStorage | null = null;
	#waiting = new Map<string, (result: CommandResult) => void>();
	#inFlight: string | null = null;
	#transmit: (pending: Pending) => boolean;

	constructor(transmit: (pending: Pending) => boolean) {
		this.#transmit = transmit;
	}

	/** Takes up what an earlier page of this device could not send. */
	attach(storage: DeviceStorage): void {
		this.#storage = storage;
		const keys = storage.keys().filter((key) => key.startsWith(prefix));
		const kept = keys.sort().flatMap((key) => parse(storage.read(key)));
		const known = new Set(this.pending.map(({ id }) => id));
		this.pending = [...kept.filter(({ id }) => !known.has(id)), ...this.pending];
	}

	add(input: Omit<Pending, 'id'>): Promise<CommandResult> {
		// Time-ordered ids: sorted, they are the order in which they were given.
		const pending: Pending = { id: newId<'command'>(), ...input };
		this.#storage?.write(prefix + pending.id, JSON.stringify(pending));
		this.pending = [...this.pending, pending];
		return new Promise((resolve) => {
			this.#waiting.set(pending.id, resolve);
			this.#sendNext();
		});
	}

	/** The line is there again: what was on its way may never have arrived. */
	resume(): void {
		this.#inFlight = null;
		this.#sendNext();
	}

	/** The server answered; returns the command it was about, or null when it is none of ours. */
	settle(id: string, result: CommandResult): Pending | null {
		const settled = this.pending.find((pending) => pending.id === id) ?? null;
		this.#storage?.remove(prefix + id);
		this.pending = this.pending.filter((pending) => pending.id !== id);
		this.#waiting.get(id)?.(result);
		this.#waiting.delete(id);
		if (this.#inFlight === id) this.resume();
		return settled;
	}

	#sendNext(): void {
		const next = this.pending[0];
		if (this.#inFlight !== null || !next) return;
		if (this.#transmit(next)) this.#inFlight = next.id;
	}
}

function parse(text: string | null): Pending[] {
	if (text === null) return [];
	try {
		return [JSON.parse(text)];
	} catch {
		return [];
	}
}
