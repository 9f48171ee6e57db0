import { once } from 'node:events';
import { WebSocket } from 'ws';

type Options = { address: string; origin: string; cookie: string; roundId: string; seq: number };

/**
 * A socket that reads as little as it can of what it receives: positions, to notice gaps, and the ids of the
 * contributions. A screen would cost the bench more than the server.
 */
export class Listener {
	seq: number;
	gaps = 0;
	refusals: string[] = [];
	onContribution: (id: string) => void = () => {};
	#options: Options;
	#socket: WebSocket | null = null;

	constructor(options: Options) {
		this.#options = options;
		this.seq = options.seq;
	}

	/** Opens a socket and joins; resolves when the round was served, and knows nothing of it yet at the first time. */
	async join(): Promise<void> {
		const { address, origin, cookie, roundId } = this.#options;
		const socket = new WebSocket(`${address.replace('http', 'ws')}/ws`, {
			origin,
			headers: { cookie },
			perMessageDeflate: false,
		});
		this.#socket = socket;
		const served = Promise.withResolvers<void>();
		socket.on('message', (data) => {
			if (this.#read(String(data))) served.resolve();
		});
		socket.on('error', served.reject);
		await once(socket, 'open');
		socket.send(JSON.stringify({ t: 'hello', topic: `round:${roundId}`, lastSeq: this.seq }));
		await served.promise;
	}

	send(frame: object): void {
		const topic = `round:${this.#options.roundId}`;
		this.#socket?.send(JSON.stringify({ t: 'command', topic, ...frame }));
	}

	drop(): void {
		this.#socket?.terminate();
	}

	/** Whether the frame serves the round. */
	#read(text: string): boolean {
		if (text.startsWith('{"t":"snapshot"')) {
			this.seq = Number(/"seq":(\d+)/.exec(text)?.[1]);
			return true;
		}
		if (text.startsWith('{"t":"refused"')) this.refusals.push(text);
		if (!text.startsWith('{"t":"events"')) return false;
		for (const [, seq] of text.matchAll(/\{"seq":(\d+),"at"/g)) {
			if (Number(seq) !== this.seq + 1) this.gaps++;
			this.seq = Number(seq);
		}
		for (const [, id = ''] of text.matchAll(/"id":"([\da-f-]{36})"/g)) this.onContribution(id);
		return true;
	}
}
