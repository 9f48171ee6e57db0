import type { RequestHandler } from './$types';

/** The letter itself, as a mail program shows it: nothing in it may run or be fetched. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { html } = await locals.services.mailbox.get(params.id);
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups",
		},
	});
};
