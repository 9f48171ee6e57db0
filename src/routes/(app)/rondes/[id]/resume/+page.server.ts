import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { reportActionSchema } from '#features/rounds/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.services.roundQueries.getSummary(signedIn(locals), asId<'round'>(params.id));

export const actions: Actions = {
	report: async ({ request, locals }) => {
		const form = await readForm(request, reportActionSchema);
		if (!form.ok) return fail(400, { isReported: false });
		const reported = await locals.services.rounds.reportAction(signedIn(locals), form.data);
		return reported.ok ? { isReported: true } : fail(400, { isReported: false });
	},
};
