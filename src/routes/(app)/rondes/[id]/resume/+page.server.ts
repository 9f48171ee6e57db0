import { error, fail } from '@sveltejs/kit';
import { asId } from '#kernel/id.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { Actor } from '#features/accounts/model.ts';
import { reportActionSchema } from '#features/rounds/schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.services.roundQueries.getSummary(signedIn(locals), asId<'round'>(params.id));

export const actions: Actions = {
	report: async ({ request, locals }) => {
		const parsed = reportActionSchema.safeParse(Object.fromEntries(await request.formData()));
		if (!parsed.success) return fail(400, { isReported: false });
		const reported = await locals.services.rounds.reportAction(signedIn(locals), parsed.data);
		return reported.ok ? { isReported: true } : fail(400, { isReported: false });
	},
};

function signedIn({ actor }: App.Locals): Actor {
	if (!actor) error(401, { code: 'signed-out', message: errorSentence('signed-out') });
	return actor;
}
