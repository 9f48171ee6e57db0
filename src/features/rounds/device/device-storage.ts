/**
 * What is kept on this device for one person in one round. A browser that refuses to keep anything
 * (private window, full disk) loses it at the end of the page, and `isDurable` says so.
 */
export class DeviceStorage {
	isDurable = true;
	#prefix: string;
	#memory = new Map<string, string>();

	constructor(prefix: string) {
		this.#prefix = `espace:${prefix}:`;
	}

	read(key: string): string | null {
		try {
			return localStorage.getItem(this.#prefix + key) ?? this.#memory.get(key) ?? null;
		} catch {
			return this.#memory.get(key) ?? null;
		}
	}

	write(key: string, value: string): void {
		try {
			localStorage.setItem(this.#prefix + key, value);
			this.#memory.delete(key);
		} catch {
			this.isDurable = false;
			this.#memory.set(key, value);
		}
	}

	remove(key: string): void {
		this.#memory.delete(key);
		try {
			localStorage.removeItem(this.#prefix + key);
		} catch {
			this.isDurable = false;
		}
	}

	keys(): string[] {
		const kept = [...this.#memory.keys()];
		try {
			const all = Array.from({ length: localStorage.length }, (_, rank) => localStorage.key(rank));
			const own = all.filter((key) => key?.startsWith(this.#prefix));
			return [...kept, ...own.map((key) => (key ?? '').slice(this.#prefix.length))];
		} catch {
			return kept;
		}
	}

	/** Calls back when another tab of the same person writes; returns what stops it. */
	listen(onchange: (key: string, value: string | null) => void): () => void {
		const hear = ({ key, newValue }: StorageEvent) => {
			if (key?.startsWith(this.#prefix)) onchange(key.slice(this.#prefix.length), newValue);
		};
		addEventListener('storage', hear);
		return () => removeEventListener('storage', hear);
	}
}
