import type { Instant } from '#kernel/clock.ts';
import type { Connection } from './connection.server.ts';
import { timings } from './protocol.ts';

/**
 * Who is present on one topic: ephemeral, outside the log. A person is online as long as one of their
 * connections lives, and is shown offline 15 s after the last one went, so that a reload does not flicker.
 */
export class Presence {
	#connections = new Map<string, Set<Connection>>();
	#awaySince = new Map<string, Instant>();
	#shown = '';
	#openedAt: Instant;

	constructor(openedAt: Instant) {
		this.#openedAt = openedAt;
	}

	join(connection: Connection): void {
		const { personId } = connection.identity;
		const own = this.#connections.get(personId) ?? new Set();
		own.add(connection);
		this.#connections.set(personId, own);
		this.#awaySince.delete(personId);
	}

	/** By connection, never by person: a second tab keeps its owner online. */
	leave(connection: Connection, now: Instant): void {
		const { personId } = connection.identity;
		const own = this.#connections.get(personId);
		if (!own?.delete(connection) || own.size > 0) return;
		this.#connections.delete(personId);
		this.#awaySince.set(personId, now);
	}

	/**
	 * Milliseconds since the person was last here; 0 when here. Somebody this process never saw is away
	 * since the topic was opened: after a restart everybody gets the time to come back.
	 */
	awayMs(personId: string, now: Instant): number {
		if (this.#isHere(personId, now)) return 0;
		return now - (this.#awaySince.get(personId) ?? this.#openedAt);
	}

	/** What to show, or null when it is what was shown before. */
	change(now: Instant): { online: string[]; awaySince: Record<string, Instant> } | null {
		const current = this.current(now);
		const key = JSON.stringify(current);
		if (key === this.#shown) return null;
		this.#shown = key;
		return current;
	}

	current(now: Instant): { online: string[]; awaySince: Record<string, Instant> } {
		this.#expire(now);
		const away = [...this.#awaySince];
		const leaving = away.filter(([, since]) => now - since < timings.offlineAfterMs);
		const gone = away.filter(([, since]) => now - since >= timings.offlineAfterMs);
		return {
			online: [...this.#connections.keys(), ...leaving.map(([personId]) => personId)].sort(),
			awaySince: Object.fromEntries(gone),
		};
	}

	#isHere(personId: string, now: Instant): boolean {
		const own = this.#connections.get(personId) ?? new Set();
		return [...own].some((connection) => connection.isPresent(now));
	}

	#expire(now: Instant): void {
		for (const own of this.#connections.values()) {
			for (const connection of own) {
				if (!connection.isPresent(now)) this.leave(connection, now);
			}
		}
	}
}
