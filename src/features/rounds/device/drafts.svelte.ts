import type { Instant } from '#kernel/clock.ts';
import type { DeviceStorage } from './device-storage.ts';

/** A text that is being written: kept on the device at each stroke, never sent by itself. */
export class Draft {
	readonly key: string;
	#save: (text: string) => void;
	#text = $state('');
	#savedAt = $state<Instant | null>(null);

	constructor(key: string, save: (text: string) => void) {
		this.key = key;
		this.#save = save;
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.#save(text);
		this.#savedAt = Date.now();
	}

	/** When it was last kept; null when nothing was written since the page opened. */
	get savedAt(): Instant | null {
		return this.#savedAt;
	}

	get isEmpty(): boolean {
		return this.#text.trim() === '';
	}

	clear(): void {
		this.text = '';
		this.#savedAt = null;
	}

	/** What could not be sent comes back, before what was written since. */
	giveBack(text: string): void {
		this.text = this.isEmpty ? text : `${text}\n\n${this.#text}`;
	}

	/** What the device kept, or what another tab wrote. */
	load(text: string): void {
		this.#text = text;
	}
}

/** Every draft of one person in one round. They are empty until the device is read, after hydration. */
export class Drafts {
	#drafts = new Map<string, Draft>();
	#storage: DeviceStorage | null = null;

	get(key: string): Draft {
		const known = this.#drafts.get(key);
		if (known) return known;
		const draft = new Draft(key, (text) => this.#keep(key, text));
		draft.load(this.#storage?.read(`draft:${key}`) ?? '');
		this.#drafts.set(key, draft);
		return draft;
	}

	/** Reads what the device kept; returns what stops listening to other tabs. */
	attach(storage: DeviceStorage): () => void {
		this.#storage = storage;
		for (const [key, draft] of this.#drafts) {
			if (draft.isEmpty) draft.load(storage.read(`draft:${key}`) ?? '');
			else this.#keep(key, draft.text);
		}
		return storage.listen((key, value) => {
			if (key.startsWith('draft:')) this.#drafts.get(key.slice(6))?.load(value ?? '');
		});
	}

	#keep(key: string, text: string): void {
		if (text === '') this.#storage?.remove(`draft:${key}`);
		else this.#storage?.write(`draft:${key}`, text);
	}
}
