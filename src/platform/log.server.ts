import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.server.ts';

export type Log = Logger;

/** A log that carries ids and codes. */
export function createLog(level: LogLevel): Log {
	return pino({
		level,
		serializers: {
			req: ({ method, url }: { method: string; url: string }) => ({ method, path: pathOf(url) }),
			err: (error: unknown) =>
				error instanceof Error
					? { name: error.name, message: error.message, stack: error.stack }
					: { name: 'unknown' },
		},
	});
}

/**
 * The address that was asked, without what only one person may know: what stands after « ? », and the
 * secret of a link, which is longer than any word or id of an address.
 */
export const pathOf = (url: string): string =>
	url.replace(/[?#].*$/s, '').replace(/[\w-]{40,}/g, '…');
