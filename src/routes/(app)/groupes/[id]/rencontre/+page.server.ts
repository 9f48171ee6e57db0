import { fail, redirect } from '@sveltejs/kit';
import { checkFields, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId, newId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { fieldOf } from '#features/meetings/components/meeting-words.ts';
import { proposeMeeting, readMeetingForm } from '#features/meetings/schedule/form.ts';
import { planMeetingSchema } from '#features/meetings/schema.ts';
import { defaultFormat, formats } from '#features/rounds/engine/formats.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const prepared = await prepare(locals, params.id);
	return {
		prepared,
		meetingId: newId<'meeting'>(),
		proposed: proposeMeeting(prepared, defaultFormat.key),
		templates: [...formats.values()].map(({ key, title }) => ({ value: key, label: title })),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const { typed, sent } = readMeetingForm(data);
		const ids = { groupId: params.id, meetingId: data.get('meetingId') };
		const refuse = (errors: FormErrors) => fail(400, { typed, errors });
		const form = checkFields({ ...sent, ...ids }, planMeetingSchema);
		if (!form.ok) return refuse(form.errors);
		const planned = await locals.services.meetings.plan(signedIn(locals), form.data);
		if (planned.ok) redirect(303, `/rencontres/${planned.meetingId}`);
		return refuse({ [fieldOf[planned.refusal]]: planned.refusal });
	},
};

function prepare(locals: App.Locals, groupId: string) {
	return locals.services.meetingQueries.preparePlan(signedIn(locals), asId<'group'>(groupId));
}
