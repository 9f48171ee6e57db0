import { error, redirect, type Handle, type HandleServerError } from '@sveltejs/kit';
import type { ErrorCode } from '#kernel/errors.ts';
import { takeServices } from '#platform/host.server.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { Services } from '#server/services.ts';
import { servicesForPages } from './page-services.ts';

type Event = Parameters<Handle>[0]['event'];

// Deny by default: only what stands in (public) opens without a session.
const isPublic = (routeId: string | null) => routeId === null || routeId.startsWith('/(public)');

export const handle: Handle = async ({ event, resolve }) => {
	const { locals, cookies, route } = event;
	const theme = cookies.get('theme');
	locals.services = servicesForPages(takeServices<Services>());
	locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
	Object.assign(locals, await whoAsks(event));
	if (!locals.actor && !isPublic(route.id)) return askToSignIn(event);

	const attribute = locals.theme === 'system' ? '' : `data-theme="${locals.theme}"`;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%espace.theme%', attribute),
	});
	// Nothing of a page stays on a device that others use.
	response.headers.set('cache-control', 'private, no-store');
	return response;
};

export const handleError: HandleServerError = ({ error: cause, status }) => {
	const code: ErrorCode =
		status === 404 ? 'not-found' : status >= 400 && status < 500 ? 'bad-input' : 'internal';
	if (code === 'internal') takeServices<Services>().log.error({ err: cause }, 'page failed');
	return { code, message: errorSentence(code) };
};

/** The living session behind the cookie, whose life is extended, and the person as the database says now. */
async function whoAsks({
	cookies,
	request,
}: Event): Promise<Pick<App.Locals, 'actor' | 'session'>> {
	const { sessions, accountQueries } = takeServices<Services>();
	const found = await sessions.fromCookieHeader(request.headers.get('cookie'));
	const actor = found && (await accountQueries.findActor(found.session.personId));
	if (!actor) return { actor: null, session: null };
	const { session, renewed } = found;
	if (renewed) cookies.set(renewed.name, renewed.value, renewed.attributes);
	return { actor, session };
}

/** A page waits behind the sign-in; a script that wants data is told. */
function askToSignIn({ request, url, isDataRequest }: Event): never {
	const { headers, method } = request;
	const isForm = headers.has('x-sveltekit-action');
	if (!isForm && !isDataRequest && headers.get('accept')?.startsWith('application/json')) {
		error(401, { code: 'signed-out', message: errorSentence('signed-out') });
	}
	const next = method === 'GET' ? url.pathname + url.search : url.pathname;
	redirect(303, next === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(next)}`);
}
