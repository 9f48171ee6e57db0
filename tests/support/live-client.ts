import { WebSocket } from 'ws';
import type { Command } from '#features/rounds/engine/commands.ts';
import { evolve } from '#features/rounds/engine/evolve.ts';
import type { RoundEvent } from '#features/rounds/engine/events.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import type { RoomSnapshot } from '#features/rounds/model.ts';
import { asId } from '#kernel/id.ts';
import type { ServerFrame } from '#platform/realtime/protocol.ts';

type Frame = ServerFrame<RoundEvent, RoomSnapshot>;
type Answer = Extract<Frame, { t: 'ack' | 'refused' }>;

/**
 * A participant without a screen: one real socket, the frames as they came, and the state they lead to.
 * It comes back by itself, as the browser does, and sends again what was not answered.
 */
export class LiveClient {
	state: RoundState | null = null;
	/** Every byte received, for searches of what should not be there. */
	received: string[] = [];
	seqs: number[] = [];
	/** Why each connection ended (RFC 6455 § 7.4), first to last. */
	closedWith: number[] = [];
	reconnections = 0;
	#socket: WebSocket | null = null;
	#pending = new Map<string, { frame: object; resolve: (answer: Answer) => void }>();
	#isStopped = false;
	#joined = Promise.withResolvers<void>();
	readonly origin: string;
	readonly address: string;
	readonly cookie: string;
	readonly topic: string;

	/** `address` is where the server listens, when that is not its public origin. */
	constructor(options: { origin: string; cookie: string; roundId: string; address?: string }) {
		this.origin = options.origin;
		this.address = options.address ?? options.origin;
		this.cookie = options.cookie;
		this.topic = `round:${options.roundId}`;
	}

	async join(): Promise<this> {
		this.#open();
		await this.#joined.promise;
		return this;
	}

	/** Resolves once the server has answered, however many connections that took. */
	send(command: Command, id: string = crypto.randomUUID()): Promise<Answer> {
		const { state } = this;
		if (!state) throw new Error('not joined');
		const expected = { seq: state.seq };
		return this.sendRaw({ command, id, expected });
	}

	/** As a participant: bound to the step, not to a position in the log. */
	sendAtStep(command: Command, id: string = crypto.randomUUID()): Promise<Answer> {
		if (!this.state) throw new Error('not joined');
		return this.sendRaw({ command, id, expected: { epoch: this.state.epoch } });
	}

	sendRaw(part: { command: unknown; id: string; expected: object }): Promise<Answer> {
		const frame = { t: 'command', topic: this.topic, ...part };
		return new Promise((resolve) => {
			this.#pending.set(part.id, { frame, resolve });
			if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
		});
	}

	/** Drops the line without a word, as a tunnel does. */
	drop(): void {
		this.#socket?.terminate();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		const socket = this.#socket;
		if (!socket || socket.readyState === WebSocket.CLOSED) return;
		// Not `once`, which fails on the error of a socket that is stopped while it connects again.
		const closed = new Promise((resolve) => socket.once('close', resolve));
		socket.terminate();
		await closed;
	}

	#open(): void {
		const socket = new WebSocket(`${this.address.replace('http', 'ws')}/ws`, {
			origin: this.origin,
			headers: { cookie: this.cookie },
		});
		this.#socket = socket;
		socket.on('open', () => {
			const lastSeq = this.state?.seq;
			const hello = {
				t: 'hello',
				topic: this.topic,
				...(lastSeq === undefined ? {} : { lastSeq }),
			};
			socket.send(JSON.stringify(hello));
			for (const { frame } of this.#pending.values()) socket.send(JSON.stringify(frame));
		});
		socket.on('message', (data) => this.#receive(String(data)));
		socket.on('error', () => {});
		socket.on('close', (code) => {
			this.closedWith.push(code);
			if (this.#isStopped) return;
			this.reconnections++;
			setTimeout(() => this.#open(), 100);
		});
	}

	#receive(text: string): void {
		this.received.push(text);
		const frame: Frame = JSON.parse(text);
		if (frame.t === 'snapshot') {
			this.state = frame.snapshot.state;
			this.#joined.resolve();
		} else if (frame.t === 'events') {
			for (const { seq, at, actor, event } of frame.events) {
				if (!this.state || seq !== this.state.seq + 1) continue;
				this.seqs.push(seq);
				const person = actor === null ? null : asId<'person'>(actor);
				this.state = evolve(this.state, { seq, at, actor: person, event });
			}
			this.#joined.resolve();
		} else if (frame.t === 'ack' || frame.t === 'refused') {
			this.#pending.get(frame.id)?.resolve(frame);
			this.#pending.delete(frame.id);
		} else if (frame.t === 'denied') {
			this.#joined.reject(new Error(`denied: ${frame.code}`));
		}
	}
}
