import { fail, redirect } from '@sveltejs/kit';
import type { Id } from '#kernel/id.ts';
import { readForm } from '#kernel/forms.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { acceptSchema } from '#features/accounts/schema.ts';
import type { Actions, PageServerLoad } from './$types';

const homeOf = (groupId: Id<'group'> | null) => (groupId ? `/groupes/${groupId}` : '/accueil');

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const invitation = await locals.services.accountQueries.readInvitation(params.jeton);
	// The address is the secret: no other page learns from where one came.
	setHeaders({ 'referrer-policy': 'strict-origin' });
	return { invitation, viewer: locals.actor?.email ?? null };
};

export const actions: Actions = {
	accepter: async ({ request, locals, params, cookies }) => {
		const form = await readForm(request, acceptSchema);
		const { values } = form;
		if (!form.ok) return fail(400, { values, errors: fieldSentences(form.errors), isFull: false });

		const userAgent = request.headers.get('user-agent');
		const answer = await locals.services.accounts.accept(params.jeton, form.data, userAgent);
		if (!answer.ok) {
			const { refusal } = answer;
			const isFull = refusal === 'group-full';
			const field = refusal === 'password-guessable' ? 'password' : 'email';
			const errors = isFull ? {} : fieldSentences({ [field]: refusal });
			return fail(isFull ? 409 : 400, { values, errors, isFull });
		}
		const { name, value, attributes } = answer.cookie;
		cookies.set(name, value, attributes);
		redirect(303, homeOf(answer.groupId));
	},

	joindre: async ({ locals, params, url }) => {
		if (!locals.actor) redirect(303, `/connexion?suite=${encodeURIComponent(url.pathname)}`);
		const answer = await locals.services.accounts.join(locals.actor, params.jeton);
		if (!answer.ok) return fail(409, { values: {}, errors: {}, isFull: true });
		redirect(303, homeOf(answer.groupId));
	},
};
