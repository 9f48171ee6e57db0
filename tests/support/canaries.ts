import { expect } from 'vitest';
import type { LiveClient } from './live-client.ts';
import type { LiveTable } from './live-table.ts';

/** Words that exist nowhere else, each to be heard by some and never by the others. */
export function aCanaryCage(table: Pick<LiveTable, 'clients' | 'settle'>) {
	const readers = new Map<string, readonly string[]>();
	return { release, openTo, check, wordsIn };

	/** A word to put in a text, and the logins of those who may read that text now. */
	function release(name: string, logins: readonly string[]): string {
		const word = `canari-${name}-${crypto.randomUUID()}`;
		readers.set(word, logins);
		return word;
	}

	function openTo(word: string, logins: readonly string[]): void {
		readers.set(word, logins);
	}

	/** Searches every byte everybody received so far: each word is there for its readers, and for nobody else. */
	async function check(): Promise<void> {
		await table.settle();
		for (const [login, client] of table.clients) {
			const own = [...readers].filter(([, logins]) => logins.includes(login));
			expect([login, ...wordsIn(client)]).toEqual([login, ...own.map(([word]) => word).sort()]);
		}
	}

	function wordsIn(client: LiveClient): string[] {
		const all = client.received.join('\n');
		return [...new Set(all.match(/canari-[a-z0-9-]+/g) ?? [])].sort();
	}
}
