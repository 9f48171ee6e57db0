import { error } from '@sveltejs/kit';
import { isAppError, statusOf } from '#kernel/errors.ts';
import type { Services } from '#server/services.ts';
import { errorSentence } from '#ui/error-sentence.ts';

/** The services as pages see them: an AppError becomes the page's status and its French sentence. */
export function servicesForPages({ log, config, ...services }: Services): Services {
	return { ...Object(translating(services)), log, config };
}

function translating(value: unknown): unknown {
	if (typeof value === 'function') return (...args: unknown[]) => answer(() => value(...args));
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, translating(part)]));
}

async function answer(call: () => unknown): Promise<unknown> {
	try {
		return await call();
	} catch (cause) {
		if (!isAppError(cause)) throw cause;
		error(statusOf(cause.code), { code: cause.code, message: errorSentence(cause.code) });
	}
}
