import { error, fail, redirect } from '@sveltejs/kit';
import { readFormData } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import {
	checkOpening,
	problemsOf,
	onlyPossible,
	proposeOpening,
	readOpening,
	type OpeningProblems,
} from '#features/rounds/opening/form.ts';
import { templateOf } from '#features/rounds/opening/preparation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const preparation = await prepare(locals, params.id);
	const planned = await locals.services.meetingQueries.findProposal(
		signedIn(locals),
		url.searchParams.get('rencontre') ?? '',
	);
	const chosen = planned?.groupId === preparation.group.id ? planned : null;
	return { preparation, proposed: proposeOpening(preparation, onlyPossible(chosen, preparation)) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const preparation = await prepare(locals, params.id);
		const { form, mustShowSteps } = readOpening(await readFormData(request), preparation);
		const refuse = (problems: OpeningProblems) =>
			fail(400, { typed: form, problems, mustShowSteps });
		if (mustShowSteps) return refuse({});
		const checked = checkOpening(
			form,
			templateOf(preparation, form.template),
			preparation.group.id,
		);
		if (!checked.ok) return refuse(checked.problems);

		const opened = await locals.services.rounds.open(signedIn(locals), checked.input);
		if (opened.ok) redirect(303, `/rondes/${opened.roundId}`);
		if (opened.refusal === 'not-facilitator') forbid();
		// Another tab or another person was faster: the page now shows the way to that round.
		if (opened.refusal === 'already-open') return refuse({});
		return refuse(problemsOf(opened.refusal));
	},
};

function prepare(locals: App.Locals, groupId: string) {
	return locals.services.roundQueries.prepareRound(signedIn(locals), asId<'group'>(groupId));
}

function forbid(): never {
	error(403, { code: 'forbidden', message: errorSentence('forbidden') });
}
