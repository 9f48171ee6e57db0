import { fail } from '@sveltejs/kit';
import { checkFields, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { readAnswers, type SheetResult } from '#features/meetings/subjects/form.ts';
import { prepareSchema } from '#features/meetings/subjects/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.services.meetingQueries.loadSheet(signedIn(locals), asId<'meeting'>(params.id));

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const { typed, checked } = readAnswers(data);
		const refuse = (errors: FormErrors, isStale = false) => {
			const result: SheetResult = { typed, errors, isStale };
			return fail(isStale ? 409 : 400, result);
		};
		if (!checked.ok) return refuse(checked.errors);
		const sent = { meetingId: params.id, revision: data.get('revision'), answers: checked.data };
		const form = checkFields(sent, prepareSchema);
		if (!form.ok) return refuse(form.errors);
		const prepared = await locals.services.subjects.prepare(signedIn(locals), form.data);
		if (!prepared.ok) return refuse({}, true);
		const saved: SheetResult = { typed: null, errors: {}, isStale: false };
		return saved;
	},
};
