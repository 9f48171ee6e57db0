import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { refused, told } from '#features/accounts/components/form-state.ts';
import { signedIn } from '#features/accounts/model.ts';
import { editOrganisationSchema } from '#features/accounts/schema.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { accountQueries } = locals.services;
	const id = asId<'organisation'>(params.id);
	return { organisation: await accountQueries.getOrganisation(signedIn(locals), id) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, editOrganisationSchema, { organisationId: params.id });
		if (!form.ok) return fail(400, refused(fieldSentences(form.errors), form.values));
		const { accounts } = locals.services;
		const answer = await accounts.editOrganisation(signedIn(locals), form.data);
		if (!answer.ok) return fail(409, refused({ name: m.admin_refusal_name_taken() }, form.values));
		return told(m.admin_organisation_saved());
	},
};
