import type { PageServerLoad } from './$types';

/** What the link would end. The change itself is posted to the endpoint that mail programs use too. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const target = await locals.services.findUnsubscription(params.jeton);
	return { kind: target?.kind ?? null, token: params.jeton, isDone: url.searchParams.has('fait') };
};
