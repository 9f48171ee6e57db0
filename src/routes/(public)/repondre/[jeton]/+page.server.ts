import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { linkReplySchema } from '#features/meetings/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders, cookies }) => {
	const read = await locals.services.calendar.readReplyLink(params.jeton);
	// The address is the secret: no other page learns from where one came.
	setHeaders({ 'referrer-policy': 'strict-origin' });
	return { read, here: await locals.services.meetingQueries.hereIn(cookies.get('fuseau') ?? '') };
};

export const actions: Actions = {
	// Opening the page answers nothing: mail programs open links before people do.
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, linkReplySchema);
		if (!form.ok) return fail(400, { refusal: 'other-place' as const });
		const replied = await locals.services.calendar.replyByLink(params.jeton, form.data.answer);
		return replied.ok ? { refusal: null } : fail(409, { refusal: replied.refusal });
	},
};
