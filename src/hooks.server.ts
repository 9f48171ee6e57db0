import { error, redirect, type Handle, type HandleServerError } from '@sveltejs/kit';
import { isAppError, statusOf } from '#kernel/errors.ts';
import { takeServices } from '#platform/host.server.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { Services } from '#server/services.ts';

// Deny by default: only what stands in (public) opens without a session.
const isPublic = (routeId: string | null) => routeId === null || routeId.startsWith('/(public)');

export const handle: Handle = async ({ event, resolve }) => {
	const services = takeServices<Services>();
	const { locals, cookies, route, url, request } = event;
	const theme = cookies.get('theme');
	locals.services = translating(services);
	locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
	locals.session = null;
	locals.actor = null;

	const found = await services.sessions.fromCookieHeader(request.headers.get('cookie'));
	if (found) {
		locals.session = found.session;
		locals.actor = await services.accountQueries.findActor(found.session.personId);
		const { renewed } = found;
		if (renewed) cookies.set(renewed.name, renewed.value, renewed.attributes);
	}
	if (!locals.actor && !isPublic(route.id)) {
		redirect(303, `/connexion?suite=${encodeURIComponent(url.pathname + url.search)}`);
	}

	const attribute = locals.theme === 'system' ? '' : `data-theme="${locals.theme}"`;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%espace.theme%', attribute),
	});
};

export const handleError: HandleServerError = ({ error: cause, status }) => {
	const code = status === 404 ? 'not-found' : 'internal';
	if (code === 'internal') takeServices<Services>().log.error({ err: cause }, 'page failed');
	return { code, message: errorSentence(code) };
};

/** The services as pages see them: an AppError becomes the page's status and its French sentence. */
function translating(services: Services): Services {
	const wrap = (value: unknown): unknown => {
		if (typeof value === 'function') return (...args: unknown[]) => answer(() => value(...args));
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wrap(part)]));
	};
	const { log, config, ...rest } = services;
	return { ...Object(wrap(rest)), log, config };
}

async function answer(call: () => unknown): Promise<unknown> {
	try {
		return await call();
	} catch (cause) {
		if (!isAppError(cause)) throw cause;
		error(statusOf(cause.code), { code: cause.code, message: errorSentence(cause.code) });
	}
}
