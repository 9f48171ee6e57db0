import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { calendar } = locals.services;
	const text = await calendar.fileFor(signedIn(locals), asId<'meeting'>(params.id));
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="rencontre.ics"',
		},
	});
};
