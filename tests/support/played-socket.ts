import type { ServerFrame } from '#platform/realtime/protocol.ts';

/** The browser's socket, played by hand: what is sent waits here, what is said arrives at once. */
export class PlayedSocket {
	static readonly OPEN = 1;
	static latest: PlayedSocket | null = null;
	readyState = 0;
	sent: string[] = [];
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;

	constructor() {
		PlayedSocket.latest = this;
	}

	send(data: string): void {
		this.sent.push(data);
	}

	close(): void {
		this.readyState = 3;
	}

	accept(): void {
		this.readyState = PlayedSocket.OPEN;
		this.onopen?.();
	}

	say(frame: ServerFrame): void {
		this.onmessage?.({ data: JSON.stringify(frame) });
	}

	end(code: number): void {
		this.readyState = 3;
		this.onclose?.({ code });
	}
}
