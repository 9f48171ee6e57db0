import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.server.ts';

export type Log = Logger;

/** A log that carries ids and codes. */
export function createLog(level: LogLevel): Log {
	return pino({
		level,
		serializers: {
			err: (error: unknown) =>
				error instanceof Error
					? { name: error.name, message: error.message, stack: error.stack }
					: { name: 'unknown' },
		},
	});
}
