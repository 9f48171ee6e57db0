import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { refused } from '#features/accounts/components/form-state.ts';
import { signedIn } from '#features/accounts/model.ts';
import { groupFieldSentences } from '#features/groups/components/group-words.ts';
import { createGroupSchema } from '#features/groups/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	list: await locals.services.groupQueries.listForStaff(signedIn(locals)),
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, createGroupSchema);
		if (!form.ok) return fail(400, refused(groupFieldSentences(form.errors), form.values));
		const id = await locals.services.groups.create(signedIn(locals), form.data);
		redirect(303, `/administration/groupes/${id}`);
	},
};
