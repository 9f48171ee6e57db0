import { fail, redirect } from '@sveltejs/kit';
import { checkFields, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId, newId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { fieldOf } from '#features/meetings/components/meeting-words.ts';
import { proposeMeeting, readMeetingForm } from '#features/meetings/schedule/form.ts';
import { planMeetingSchema } from '#features/meetings/schema.ts';
import type { SeriesRefusal } from '#features/meetings/series/refusal.ts';
import { onlyOnce, readRepeatForm } from '#features/meetings/series/repeat-form.ts';
import { planSeriesSchema, previewSeriesSchema } from '#features/meetings/series/series-schema.ts';
import { defaultFormat, formats } from '#features/rounds/engine/formats.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const prepared = await prepare(locals, params.id);
	return {
		prepared,
		ids: { meetingId: newId<'meeting'>(), seriesId: newId<'series'>() },
		proposed: proposeMeeting(prepared, defaultFormat.key),
		once: onlyOnce,
		templates: [...formats.values()].map(({ key, title }) => ({ value: key, label: title })),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const { sent } = readMeetingForm(data);
		const repeat = readRepeatForm(data);
		const groupId = params.id;
		if (data.get('as') === 'preview') return preview(locals, data, groupId);
		if (repeat.repeat !== '') return planSeries(locals, data, groupId);

		const refuse = (errors: FormErrors) => fail(400, { ...typedIn(data), errors });
		const form = checkFields(
			{ ...sent, groupId, meetingId: data.get('meetingId') },
			planMeetingSchema,
		);
		if (!form.ok) return refuse(form.errors);
		const planned = await locals.services.meetings.plan(signedIn(locals), form.data);
		if (planned.ok) redirect(303, `/rencontres/${planned.meetingId}`);
		return refuse({ [fieldOf[planned.refusal]]: planned.refusal });
	},
};

/** The dates of the series, with nothing planned and nothing typed lost. */
async function preview(locals: App.Locals, data: FormData, groupId: string) {
	const typed = typedIn(data);
	const sent = { ...readMeetingForm(data).sent, ...typed.repeat, groupId };
	const form = checkFields(sent, previewSeriesSchema);
	if (!form.ok) return fail(400, { ...typed, errors: form.errors });
	const found = await locals.services.meetingQueries.previewDates(signedIn(locals), form.data);
	if (!found.ok) return fail(400, { ...typed, errors: endErrors(found), refused: found });
	return { ...typed, errors: null, dates: found.dates };
}

async function planSeries(locals: App.Locals, data: FormData, groupId: string) {
	const typed = typedIn(data);
	const ids = { groupId, seriesId: data.get('seriesId') };
	const form = checkFields(
		{ ...readMeetingForm(data).sent, ...typed.repeat, ...ids },
		planSeriesSchema,
	);
	if (!form.ok) return fail(400, { ...typed, errors: form.errors });
	const planned = await locals.services.meetings.planSeries(signedIn(locals), form.data);
	if (planned.ok) redirect(303, `/rencontres/${planned.meetingId}`);
	const found = await locals.services.meetingQueries.previewDates(signedIn(locals), form.data);
	const dates = found.ok ? found.dates : null;
	return fail(400, { ...typed, errors: endErrors(planned), refused: planned, dates });
}

/** What is wrong with the whole series is put right where it says how it ends. */
const endErrors = ({ refusal, on }: SeriesRefusal): FormErrors =>
	on === null ? { [refusal === 'before-start' ? 'until' : 'count']: refusal } : {};

const typedIn = (data: FormData) => ({
	typed: readMeetingForm(data).typed,
	repeat: readRepeatForm(data),
	refused: null,
	dates: null,
});

function prepare(locals: App.Locals, groupId: string) {
	return locals.services.meetingQueries.preparePlan(signedIn(locals), asId<'group'>(groupId));
}
