import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { postcardSchema, roundSchema } from '#features/rounds/follow-up/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.services.followUpQueries.loadPostcard(signedIn(locals), asId<'round'>(params.id));

export const actions: Actions = {
	enregistrer: async ({ request, locals, params }) => {
		const { values, ...form } = await readForm(request, postcardSchema, { roundId: params.id });
		const typed = { body: values.body ?? '', isSent: values.isSent === 'on' };
		if (!form.ok) return fail(400, { typed, code: form.errors.body ?? 'missing' });
		const saved = await locals.services.followUps.savePostcard(signedIn(locals), form.data);
		if (!saved.ok) return fail(409, { typed, code: saved.refusal });
		return { done: form.data.isSent ? ('sent' as const) : ('saved' as const) };
	},
	retirer: async ({ request, locals, params }) => {
		const form = await readForm(request, roundSchema, { roundId: params.id });
		if (!form.ok) return fail(400, { typed: null, code: 'missing' });
		await locals.services.followUps.withdrawPostcard(signedIn(locals), form.data);
		return { done: 'withdrawn' as const };
	},
};
