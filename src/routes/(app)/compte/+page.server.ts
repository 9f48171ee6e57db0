import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { refused, told } from '#features/accounts/components/form-state.ts';
import { changePasswordSchema, renameSchema, sessionSchema } from '#features/accounts/schema.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, session, services, theme } = signedIn(locals);
	const [account, sessions] = await Promise.all([
		services.accountQueries.getAccount(actor),
		services.accountQueries.listSessions(session),
	]);
	return { account, sessions, theme };
};

export const actions: Actions = {
	nom: async ({ request, locals }) => {
		const { actor, services } = signedIn(locals);
		const form = await readForm(request, renameSchema);
		if (!form.ok) return fail(400, refused(fieldSentences(form.errors), form.values));
		await services.accounts.rename(actor, form.data);
		return told(m.accounts_name_saved());
	},

	motdepasse: async ({ request, locals, cookies }) => {
		const { actor, session, services } = signedIn(locals);
		const form = await readForm(request, changePasswordSchema);
		if (!form.ok) return fail(400, refused(fieldSentences(form.errors)));
		const userAgent = request.headers.get('user-agent');
		const answer = await services.accounts.changePassword(actor, session, form.data, userAgent);
		if (!answer.ok) {
			const { refusal } = answer;
			if (refusal === 'too-many-attempts') {
				return fail(429, refused({ currentPassword: errorSentence('too-many-requests') }));
			}
			const field = refusal === 'wrong-password' ? 'currentPassword' : 'newPassword';
			return fail(400, refused(fieldSentences({ [field]: refusal })));
		}
		const { name, value, attributes } = answer.cookie;
		cookies.set(name, value, attributes);
		return told(m.accounts_password_changed());
	},

	session: async ({ request, locals }) => {
		const { actor, services } = signedIn(locals);
		const form = await readForm(request, sessionSchema);
		if (!form.ok) return fail(400, refused({}));
		await services.accounts.closeSession(actor, form.data.session);
		return told(m.accounts_session_closed());
	},

	autres: async ({ locals }) => {
		const { session, services } = signedIn(locals);
		await services.accounts.closeOtherSessions(session);
		return told(m.accounts_sessions_others_closed());
	},
};

/** The hooks let nobody else come here. */
function signedIn({ actor, session, ...rest }: App.Locals) {
	if (!actor || !session) redirect(303, '/connexion');
	return { actor, session, ...rest };
}
