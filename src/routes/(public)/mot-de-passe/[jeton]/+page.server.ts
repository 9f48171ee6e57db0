import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { choosePasswordSchema } from '#features/accounts/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { email } = await locals.services.accountQueries.readPasswordLink(params.jeton);
	// The address is the secret: no other page learns from where one came.
	setHeaders({ 'referrer-policy': 'strict-origin' });
	return { email, viewer: locals.actor?.email ?? null };
};

export const actions: Actions = {
	default: async ({ request, locals, params, cookies }) => {
		const form = await readForm(request, choosePasswordSchema);
		if (!form.ok) return fail(400, { errors: fieldSentences(form.errors) });

		const { accounts } = locals.services;
		const userAgent = request.headers.get('user-agent');
		const answer = await accounts.choosePassword(params.jeton, form.data, userAgent);
		if (!answer.ok) return fail(400, { errors: fieldSentences({ password: answer.refusal }) });
		if (locals.session) await accounts.signOut(locals.session);
		const { name, value, attributes } = answer.cookie;
		cookies.set(name, value, attributes);
		redirect(303, '/accueil');
	},
};
