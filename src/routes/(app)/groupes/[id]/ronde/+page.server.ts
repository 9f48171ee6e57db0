import { error, fail, isHttpError, redirect } from '@sveltejs/kit';
import { readFormData } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { attachRoundSchema } from '#features/meetings/attendance/schema.ts';
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
	const meetingId = url.searchParams.get('rencontre');
	const planned = await locals.services.meetingQueries.findProposal(
		signedIn(locals),
		meetingId ?? '',
	);
	const chosen = planned?.groupId === preparation.group.id ? planned : null;
	const proposed = proposeOpening(preparation, onlyPossible(chosen, preparation));
	return { preparation, proposed, meetingId };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const preparation = await prepare(locals, params.id);
		const data = await readFormData(request);
		const { form, mustShowSteps } = readOpening(data, preparation);
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
		if (opened.ok) {
			await attach(locals, data.get('rencontre'), opened.roundId);
			redirect(303, `/rondes/${opened.roundId}`);
		}
		if (opened.refusal === 'not-facilitator') forbid();
		// Another tab or another person was faster: the page now shows the way to that round.
		if (opened.refusal === 'already-open') return refuse({});
		return refuse(problemsOf(opened.refusal));
	},
};

function prepare(locals: App.Locals, groupId: string) {
	return locals.services.roundQueries.prepareRound(signedIn(locals), asId<'group'>(groupId));
}

/** The round opened from a meeting's page belongs to it; a meeting that has gone meanwhile takes nothing from the round. */
async function attach(locals: App.Locals, meetingId: unknown, roundId: string) {
	const sent = attachRoundSchema.safeParse({ meetingId, roundId });
	if (!sent.success) return;
	try {
		await locals.services.attendance.attachRound(signedIn(locals), sent.data);
	} catch (cause) {
		if (!isHttpError(cause, 404)) throw cause;
	}
}

function forbid(): never {
	error(403, { code: 'forbidden', message: errorSentence('forbidden') });
}
