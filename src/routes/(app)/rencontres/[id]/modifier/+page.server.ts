import { error, fail, redirect } from '@sveltejs/kit';
import { checkFields, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { fieldOf } from '#features/meetings/components/meeting-words.ts';
import { formOf, readMeetingForm } from '#features/meetings/schedule/form.ts';
import type { SettleRefusal } from '#features/meetings/schedule/refusal.ts';
import { changeMeetingSchema } from '#features/meetings/schema.ts';
import { formats } from '#features/rounds/engine/formats.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = signedIn(locals);
	const { meetingQueries } = locals.services;
	const { meeting, may } = await meetingQueries.load(actor, asId<'meeting'>(params.id));
	if (!may.plan) error(403, { code: 'forbidden', message: errorSentence('forbidden') });
	const { leaders, group } = await meetingQueries.preparePlan(actor, meeting.groupId);
	return {
		...{ leaders, group },
		present: formOf(meeting),
		isInSeries: meeting.series !== null,
		revision: meeting.revision,
		canBeDraft: meeting.status === 'draft',
		isPoll: meeting.status === 'poll',
		templates: [...formats.values()].map(({ key, title }) => ({ value: key, label: title })),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const { typed, sent } = readMeetingForm(data);
		const isFollowing = data.get('scope') === 'following';
		const refuse = (errors: FormErrors) =>
			fail(400, { typed, isFollowing, errors, refusal: null, on: null });
		const known = { meetingId: params.id, revision: data.get('revision') };
		const form = checkFields({ ...sent, ...known }, changeMeetingSchema);
		if (!form.ok) return refuse(form.errors);
		const { meetings } = locals.services;
		const change = isFollowing ? meetings.changeFollowing : meetings.change;
		const changed = await change(signedIn(locals), form.data);
		if (changed.ok) redirect(303, `/rencontres/${params.id}`);
		const { refusal } = changed;
		const on = 'on' in changed ? changed.on : null;
		if (isOfField(refusal) && on === null) return refuse({ [fieldOf[refusal]]: refusal });
		return fail(409, { typed, isFollowing, errors: null, refusal, on });
	},
};

const isOfField = (refusal: string): refusal is SettleRefusal => refusal in fieldOf;
