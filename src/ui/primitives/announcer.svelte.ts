import { createContext } from 'svelte';

/** Screen readers drop what comes too fast; two seconds is what trust.md allows. */
const pauseMs = 2_000;
/** More would speak of the past: when messages pile up, the oldest ones waiting are dropped. */
const waitingAtMost = 3;

/** The one voice of the page: what it says is read in the single `role=status` region. */
export class Announcer {
	message = $state('');
	/** Grows with each message, so that the same sentence said twice is read twice. */
	count = $state(0);
	#waiting: string[] = [];
	#timer: ReturnType<typeof setTimeout> | null = null;

	announce(text: string): void {
		if (this.#waiting.at(-1) === text) return;
		this.#waiting = [...this.#waiting, text].slice(-waitingAtMost);
		if (this.#timer === null) this.#sayNext();
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#waiting = [];
	}

	#sayNext(): void {
		const next = this.#waiting.shift();
		this.#timer = null;
		if (next === undefined) return;
		this.message = next;
		this.count += 1;
		this.#timer = setTimeout(() => this.#sayNext(), pauseMs);
	}
}

export const [getAnnouncer, setAnnouncer] = createContext<Announcer>();
