import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { refused, told } from '#features/accounts/components/form-state.ts';
import { signedIn } from '#features/accounts/model.ts';
import { groupFieldSentences } from '#features/groups/components/group-words.ts';
import { canAdmit } from '#features/groups/policy.ts';
import { editGroupSchema, memberRoleSchema, memberSchema } from '#features/groups/schema.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';
import { rosterSentence } from './roster-sentence.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = signedIn(locals);
	const { accountQueries, groupQueries } = locals.services;
	const [{ group, members }, people] = await Promise.all([
		groupQueries.loadForStaff(actor, asId<'group'>(params.id)),
		accountQueries.listPeople(actor),
	]);
	const seated = new Set(members.map(({ id }) => id));
	const candidates = people
		.filter(({ id, isActive }) => isActive && !seated.has(id) && canAdmit(actor, id))
		.map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation}` }));
	return { group, members, candidates };
};

export const actions: Actions = {
	modifier: async ({ request, locals, params }) => {
		const form = await readForm(request, editGroupSchema, { groupId: params.id });
		if (!form.ok) return fail(400, refused(groupFieldSentences(form.errors), form.values));
		await locals.services.groups.edit(signedIn(locals), form.data);
		return told(m.admin_group_saved());
	},

	ajouter: async ({ request, locals, params }) => {
		const form = await readForm(request, memberRoleSchema, { groupId: params.id });
		if (!form.ok) return fail(400, refused(groupFieldSentences(form.errors)));
		const answer = await locals.services.groups.admit(signedIn(locals), form.data);
		if (!answer.ok) return fail(409, refused({ personId: rosterSentence(answer.refusal) }));
		return told(m.admin_group_admitted());
	},

	role: async ({ request, locals, params }) => {
		const form = await readForm(request, memberRoleSchema, { groupId: params.id });
		if (!form.ok) return fail(400, refused(groupFieldSentences(form.errors)));
		const answer = await locals.services.groups.changeRole(signedIn(locals), form.data);
		if (!answer.ok) return fail(409, refused({ members: rosterSentence(answer.refusal) }));
		return told(m.admin_group_role_saved());
	},

	retirer: async ({ request, locals, params }) => {
		const form = await readForm(request, memberSchema, { groupId: params.id });
		if (!form.ok) return fail(400, refused(groupFieldSentences(form.errors)));
		const answer = await locals.services.groups.remove(signedIn(locals), form.data);
		if (!answer.ok) return fail(409, refused({ members: rosterSentence(answer.refusal) }));
		return told(m.admin_group_removed());
	},
};
