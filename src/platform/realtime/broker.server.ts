/** Says that a topic moved. A hint may be lost: the log in the database is the only truth. */
export type Hint = { topic: string; seq: number };

export type Broker = {
	publish(hint: Hint): void;
	/** Returns what ends the subscription. */
	subscribe(listener: (hint: Hint) => void): () => void;
	close(): void;
};

/** Carries hints inside one process. */
export function createMemoryBroker(): Broker {
	const listeners = new Set<(hint: Hint) => void>();
	return {
		publish(hint) {
			for (const listener of listeners) listener(hint);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: () => listeners.clear(),
	};
}
