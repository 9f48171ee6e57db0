import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.server.ts';

export type Log = Logger;

/** A log that carries ids and codes, on the standard output unless told otherwise. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
	const options = {
		level,
		serializers: {
			req: ({ method, url }: { method: string; url: string }) => ({ method, path: pathOf(url) }),
			err: (error: unknown) =>
				error instanceof Error
					? { name: error.name, message: error.message, stack: error.stack }
					: { name: 'unknown' },
		},
	};
	return destination ? pino(options, destination) : pino(options);
}

/**
 * The address that was asked, without what only one person may know: what stands after « ? », and the
 * secret of a link, which is longer than any word or id of an address, however it was spelled.
 */
export const pathOf = (url: string): string =>
	url.replace(/[?#].*$/s, '').replace(/[\w%.-]{40,}/g, '…');
