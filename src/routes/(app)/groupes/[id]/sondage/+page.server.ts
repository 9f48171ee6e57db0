import { fail, redirect } from '@sveltejs/kit';
import { checkFields, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId, newId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { proposePoll, readPollForm } from '#features/meetings/poll/form.ts';
import { openPollSchema } from '#features/meetings/poll/schema.ts';
import { proposeMeeting } from '#features/meetings/schedule/form.ts';
import { defaultFormat, formats } from '#features/rounds/engine/formats.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { meetingQueries } = locals.services;
	const groupId = asId<'group'>(params.id);
	const prepared = await meetingQueries.preparePlan(signedIn(locals), groupId);
	return {
		prepared,
		meetingId: newId<'meeting'>(),
		proposed: proposePoll(proposeMeeting(prepared, defaultFormat.key)),
		templates: [...formats.values()].map(({ key, title }) => ({ value: key, label: title })),
	};
};

/** The field that each refusal is about; every other one is about the last day. */
const fieldOf = new Map([
	['unknown-facilitator', 'facilitatorId'],
	['unknown-template', 'agenda'],
	['unknown-time', 'slots'],
]);

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const { typed, sent } = readPollForm(data);
		const refuse = (errors: FormErrors) => fail(400, { typed, errors });
		const ids = { groupId: params.id, meetingId: data.get('meetingId') };
		const form = checkFields({ ...sent, ...ids }, openPollSchema);
		if (!form.ok) return refuse(form.errors);
		const opened = await locals.services.polls.open(signedIn(locals), form.data);
		if (opened.ok) redirect(303, `/rencontres/${opened.meetingId}`);
		if (opened.refusal === 'bad-slots') return refuse(opened.wrong);
		return refuse({ [fieldOf.get(opened.refusal) ?? 'lastDay']: opened.refusal });
	},
};
