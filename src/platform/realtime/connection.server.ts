import type { Clock, Instant } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { closeCodes, socketLimits, timings, type ServerFrame } from './protocol.ts';

/** The part of a WebSocket that a connection needs; `ws` gives it. */
export type Socket = {
	readonly bufferedAmount: number;
	send(data: string | Uint8Array, options: { binary: boolean }): void;
	ping(): void;
	close(code: number, reason?: string): void;
	terminate(): void;
};

export type Identity = { personId: string; sessionHash: string };

/** One socket of one person: what it may send, how fast, and whether it still lives. */
export class Connection {
	readonly id = newId<'connection'>();
	readonly identity: Identity;
	readonly topics = new Set<string>();
	#socket: Socket;
	#clock: Clock;
	#tokens: number = socketLimits.burst;
	#refilledAt: Instant;
	#lastPingAt: Instant;
	#lastHeardAt: Instant;
	#isClosed = false;
	#work: Promise<void> = Promise.resolve();

	constructor(socket: Socket, identity: Identity, clock: Clock) {
		this.#socket = socket;
		this.identity = identity;
		this.#clock = clock;
		this.#refilledAt = this.#lastPingAt = this.#lastHeardAt = clock.now();
	}

	get isClosed(): boolean {
		return this.#isClosed;
	}

	/** Runs what a message asks once the messages before it are done: a hand raised then lowered stays lowered. */
	inOrder(work: () => Promise<void>): Promise<void> {
		this.#work = this.#work.then(work);
		return this.#work;
	}

	/** Whether the socket was heard recently enough for its person to count as present. */
	isPresent(now: Instant): boolean {
		return !this.#isClosed && now - this.#lastHeardAt < timings.presenceExpiryMs;
	}

	heard(): void {
		this.#lastHeardAt = this.#clock.now();
	}

	/** Takes one token of the bucket; false when the socket sends too fast (10/s, burst of 20). */
	mayReceive(): boolean {
		const now = this.#clock.now();
		const refill = ((now - this.#refilledAt) / 1_000) * socketLimits.messagesPerSecond;
		this.#tokens = Math.min(socketLimits.burst, this.#tokens + refill);
		this.#refilledAt = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}

	send(frame: ServerFrame): void {
		this.sendText(JSON.stringify(frame));
	}

	/** Sends what is already serialised; a socket that does not keep up is closed and will come back. */
	sendText(text: string | Uint8Array): void {
		if (this.#isClosed) return;
		this.#socket.send(text, { binary: false });
		if (this.#socket.bufferedAmount > socketLimits.bufferedBytes) this.close(closeCodes.slow);
	}

	/** Pings when it is time; ends a socket that has been silent for too long. */
	keepAlive(now: Instant): void {
		if (now - this.#lastHeardAt > timings.deadMs) {
			this.#isClosed = true;
			this.#socket.terminate();
		} else if (now - this.#lastPingAt >= timings.pingMs) {
			this.#lastPingAt = now;
			this.#socket.ping();
		}
	}

	close(code: number): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#socket.close(code);
	}

	markClosed(): void {
		this.#isClosed = true;
	}
}
