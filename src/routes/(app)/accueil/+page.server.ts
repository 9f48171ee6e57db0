import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { reportActionSchema } from '#features/rounds/schema.ts';
import { signedIn } from '#features/accounts/model.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = signedIn(locals);
	const { attendanceQueries, groupQueries, meetingQueries, roundQueries } = locals.services;
	const [{ groups, now }, live, actions, meetings, toTake] = await Promise.all([
		groupQueries.listMine(actor),
		roundQueries.listLive(actor),
		roundQueries.listFollowedActions(actor),
		meetingQueries.listMine(actor),
		attendanceQueries.listToTake(actor),
	]);
	return { mine: groups, live, actions, meetings: meetings.coming.slice(0, 3), toTake, now };
};

export const actions: Actions = {
	report: async ({ request, locals }) => {
		const form = await readForm(request, reportActionSchema);
		if (!form.ok) return fail(400, { isReported: false });
		const reported = await locals.services.rounds.reportAction(signedIn(locals), form.data);
		return reported.ok ? { isReported: true } : fail(400, { isReported: false });
	},
};
