import { closeCodes, timings, type ClientFrame, type ServerFrame } from './protocol.ts';

export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'signed-out' | 'removed';

type Listener<Event, Snapshot> = {
	/** Sent first on every connection. */
	hello: () => ClientFrame;
	/** The topic is served again: what was on its way may never have arrived. */
	onarrive: () => void;
	onframe: (frame: ServerFrame<Event, Snapshot>) => void;
};

/** Two head beacons and a little more: a line that says nothing for so long is dead. */
const silenceMs = 2 * timings.headMs + 5_000;
const firstRetryMs = 300;
const slowestRetryMs = 10_000;
const address = '/ws';

/** The browser's end of the socket: comes back by itself, with jitter, until it is told not to. */
export class LiveConnection<Event, Snapshot> {
	link = $state<LinkState>('connecting');
	#listener: Listener<Event, Snapshot>;
	#socket: WebSocket | null = null;
	#heardAt = 0;
	#attempts = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;

	constructor(listener: Listener<Event, Snapshot>) {
		this.#listener = listener;
	}

	/** Opens the socket; returns what closes it for good. */
	open(): () => void {
		this.#connect();
		const beating = setInterval(() => this.#beat(), timings.beatMs);
		const wake = () => this.#wake();
		addEventListener('online', wake);
		document.addEventListener('visibilitychange', wake);
		return () => {
			clearInterval(beating);
			clearTimeout(this.#retry);
			removeEventListener('online', wake);
			document.removeEventListener('visibilitychange', wake);
			this.#drop();
		};
	}

	/** False when there is no line now: whoever sends keeps what was not sent. */
	send(frame: ClientFrame): boolean {
		if (this.#socket?.readyState !== WebSocket.OPEN) return false;
		this.#socket.send(JSON.stringify(frame));
		return true;
	}

	#connect(): void {
		const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + address);
		let hasArrived = false;
		this.#socket = socket;
		this.#heardAt = Date.now();
		socket.onopen = () => this.send(this.#listener.hello());
		socket.onmessage = ({ data }) => {
			this.#heardAt = Date.now();
			const frame: ServerFrame<Event, Snapshot> = JSON.parse(String(data));
			this.#listener.onframe(frame);
			if (frame.t === 'denied') this.#end('removed');
			if (hasArrived || (frame.t !== 'snapshot' && frame.t !== 'events')) return;
			hasArrived = true;
			this.link = 'live';
			this.#attempts = 0;
			this.#listener.onarrive();
		};
		socket.onclose = ({ code }) => {
			if (socket !== this.#socket) return;
			if (code === closeCodes.signedOut) this.#end('signed-out');
			else if (code === closeCodes.removed) this.#end('removed');
			else void this.#comeBack();
		};
	}

	async #comeBack(): Promise<void> {
		this.#drop();
		if (this.link === 'live') this.link = 'reconnecting';
		const longest = Math.min(slowestRetryMs, firstRetryMs * 2 ** this.#attempts++);
		clearTimeout(this.#retry);
		this.#retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2));
		// A browser does not tell why an upgrade failed; the same address asked plainly does.
		if (this.#attempts > 1 && (await isSignedOut())) this.#end('signed-out');
	}

	#beat(): void {
		if (Date.now() - this.#heardAt > silenceMs && this.#socket) void this.#comeBack();
		else this.send({ t: 'beat' });
	}

	/** Back from a sleep or from a tunnel: no time to lose in a pause that was growing. */
	#wake(): void {
		if (document.visibilityState === 'hidden' || this.#isOver) return;
		this.#attempts = 0;
		if (!this.#socket) {
			clearTimeout(this.#retry);
			this.#connect();
		} else this.#beat();
	}

	get #isOver(): boolean {
		return this.link === 'signed-out' || this.link === 'removed';
	}

	#end(link: 'signed-out' | 'removed'): void {
		clearTimeout(this.#retry);
		this.#drop();
		this.link = link;
	}

	#drop(): void {
		const socket = this.#socket;
		this.#socket = null;
		socket?.close();
	}
}

async function isSignedOut(): Promise<boolean> {
	try {
		return (await fetch(address, { cache: 'no-store' })).status === 401;
	} catch {
		return false;
	}
}
