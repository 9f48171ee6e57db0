import type { Instant } from '#kernel/clock.ts';

const samples = 5;

/**
 * How far this device's clock is from the server's, in milliseconds, signed: the median of the last five
 * frames, so that one slow frame moves nothing. Never ticks; whoever needs the time adds it to the clock.
 */
export class ServerClock {
	#offsets: number[] = [];

	constructor(serverNow: Instant, deviceNow: Instant) {
		this.hear(serverNow, deviceNow);
	}

	hear(serverNow: Instant, deviceNow: Instant): void {
		this.#offsets = [...this.#offsets, serverNow - deviceNow].slice(-samples);
	}

	/** After a sleep or a reconnection the old samples say nothing any more. */
	forget(): void {
		this.#offsets = this.#offsets.slice(-1);
	}

	at(deviceNow: Instant): Instant {
		const sorted = this.#offsets.toSorted((one, other) => one - other);
		return deviceNow + (sorted[Math.floor(sorted.length / 2)] ?? 0);
	}
}
