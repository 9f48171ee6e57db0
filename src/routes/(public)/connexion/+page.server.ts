import { fail, redirect } from '@sveltejs/kit';
import { readForm, type FormErrors } from '#kernel/forms.ts';
import { localPath } from '#kernel/local-path.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { signInSchema } from '#features/accounts/schema.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const noErrors: FormErrors = {};
const nextOf = (url: URL) => localPath(url.searchParams.get('suite'), '/accueil');

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.actor) redirect(303, nextOf(url));
	const { accountQueries, config } = locals.services;
	const chosen = url.searchParams.get('personne');
	return {
		isDemo: config.mode === 'demo',
		filled: chosen === null ? null : await accountQueries.findDemoLogin(chosen),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url, cookies, getClientAddress }) => {
		const form = await readForm(request, signInSchema);
		const { values } = form;
		if (!form.ok) return fail(400, { values, errors: fieldSentences(form.errors), refusal: null });

		const { accounts } = locals.services;
		const answer = await accounts.signIn(form.data, {
			address: getClientAddress(),
			userAgent: request.headers.get('user-agent'),
		});
		if (!answer.ok) {
			const isTooMany = answer.refusal === 'too-many-attempts';
			return fail(isTooMany ? 429 : 400, {
				values,
				errors: noErrors,
				refusal: isTooMany
					? { title: errorSentence('too-many-requests'), help: '' }
					: { title: m.accounts_wrong_pair(), help: m.accounts_wrong_pair_help() },
			});
		}
		if (locals.session) await accounts.signOut(locals.session);
		const { name, value, attributes } = answer.cookie;
		cookies.set(name, value, attributes);
		redirect(303, nextOf(url));
	},
};
