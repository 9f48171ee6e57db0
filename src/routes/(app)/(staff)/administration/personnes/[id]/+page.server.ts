import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { refused, told, toldLink } from '#features/accounts/components/form-state.ts';
import { signedIn } from '#features/accounts/model.ts';
import { canMakePasswordLink, canManagePeople } from '#features/accounts/policy.ts';
import { changeRoleSchema } from '#features/accounts/schema.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = signedIn(locals);
	const { accountQueries } = locals.services;
	const person = await accountQueries.getPerson(actor, asId<'person'>(params.id));
	return {
		person,
		canManage: canManagePeople(actor),
		canMakeLink: canMakePasswordLink(actor, person.id),
	};
};

const lastAdministrator = () => refused({ person: m.admin_refusal_last_administrator() });

export const actions: Actions = {
	role: async ({ request, locals, params }) => {
		const form = await readForm(request, changeRoleSchema, { personId: params.id });
		if (!form.ok) return fail(400, refused(fieldSentences(form.errors)));
		const { accounts } = locals.services;
		const answer = await accounts.changeRole(signedIn(locals), form.data);
		return answer.ok ? told(m.admin_role_saved()) : fail(409, lastAdministrator());
	},

	lien: async ({ locals, params }) => {
		const { accounts, config } = locals.services;
		const answer = await accounts.makePasswordLink(signedIn(locals), asId<'person'>(params.id));
		if (!answer.ok) return fail(409, refused({ person: m.admin_refusal_account_closed() }));
		const done = m.admin_password_link_made({ email: answer.made.email });
		return toldLink(done, config.publicOrigin, answer.made);
	},

	fermer: async ({ locals, params }) => {
		const { accounts } = locals.services;
		const answer = await accounts.deactivate(signedIn(locals), asId<'person'>(params.id));
		return answer.ok ? told(m.admin_account_closed()) : fail(409, lastAdministrator());
	},

	rouvrir: async ({ locals, params }) => {
		await locals.services.accounts.reactivate(signedIn(locals), asId<'person'>(params.id));
		return told(m.admin_account_reopened());
	},
};
