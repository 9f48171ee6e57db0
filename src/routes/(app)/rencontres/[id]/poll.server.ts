import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { checkFields, readFormData, type FormValues } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import { localStartOf, readAnswers, type PollResult } from '#features/meetings/poll/form.ts';
import type { PollRefusal } from '#features/meetings/poll/refusal.ts';
import {
	addSlotSchema,
	choiceSchema,
	deadlineSchema,
	remindSchema,
	removeSlotSchema,
	voteSchema,
} from '#features/meetings/poll/schema.ts';

type Event = RequestEvent<{ id: string }>;
type What = PollResult['what'];

/** What the page of a poll lets people do, each with a form that works before hydration. */
export const pollActions = {
	voter: async ({ request, locals, params }: Event) => {
		const data = await readFormData(request);
		const values = typedIn(data, ['comment']);
		const sent = { meetingId: params.id, answers: readAnswers(data), ...values };
		const form = checkFields(sent, voteSchema);
		if (!form.ok) {
			const isLong = form.errors.comment !== undefined;
			return refuse('vote', { refusal: isLong ? 'long-comment' : 'unclear' }, values);
		}
		const voted = await locals.services.polls.vote(signedIn(locals), form.data);
		return voted.ok ? done('vote', voted.gone) : refuse('vote', voted, values);
	},
	retenir: async ({ request, locals, params }: Event) => {
		const values = typedIn(await readFormData(request), ['slotId']);
		const form = checkFields({ ...values, meetingId: params.id }, choiceSchema);
		if (!form.ok) return refuse('choose', { refusal: 'unknown-slot' }, values);
		const chosen = await locals.services.polls.choose(signedIn(locals), form.data);
		if (chosen.ok) redirect(303, `/rencontres/${params.id}`);
		return refuse('choose', chosen, values);
	},
	ajouter: async ({ request, locals, params }: Event) => {
		const values = typedIn(await readFormData(request), ['slotId', 'date', 'time']);
		const { slotId, date = '', time = '' } = values;
		const sent = { meetingId: params.id, slotId, localStart: localStartOf({ date, time }) };
		const form = checkFields(sent, addSlotSchema);
		if (!form.ok) return refuse('add', { refusal: 'unknown-time' }, values);
		const added = await locals.services.polls.addSlot(signedIn(locals), form.data);
		return added.ok ? done('add') : refuse('add', added, values);
	},
	retirer: async ({ request, locals, params }: Event) => {
		const values = typedIn(await readFormData(request), ['slotId', 'seen']);
		const { slotId, seen = '0' } = values;
		const sent = { meetingId: params.id, slotId, seen };
		const form = checkFields(sent, removeSlotSchema);
		if (!form.ok) return refuse('remove', { refusal: 'unknown-slot' }, values);
		const removed = await locals.services.polls.removeSlot(signedIn(locals), form.data);
		return removed.ok ? done('remove') : refuse('remove', removed, values);
	},
	echeance: async ({ request, locals, params }: Event) => {
		const values = typedIn(await readFormData(request), ['lastDay']);
		const form = checkFields({ ...values, meetingId: params.id }, deadlineSchema);
		if (!form.ok) return refuse('deadline', { refusal: 'unknown-day' }, values);
		const changed = await locals.services.polls.changeDeadline(signedIn(locals), form.data);
		return changed.ok ? done('deadline') : refuse('deadline', changed, values);
	},
	rappeler: async ({ locals, params }: Event) => {
		const form = checkFields({ meetingId: params.id }, remindSchema);
		if (!form.ok) return refuse('remind', { refusal: 'unclear' }, {});
		const reminded = await locals.services.polls.remind(signedIn(locals), form.data);
		return reminded.ok ? done('remind') : refuse('remind', reminded, {});
	},
};

function typedIn(data: FormData, names: string[]): FormValues {
	const found = names.map((name) => [name, data.get(name)] as const);
	return Object.fromEntries(
		found.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
	);
}

function done(what: What, count = 0): { poll: PollResult } {
	return { poll: { what, refusal: null, count, values: {} } };
}

function refuse(
	what: What,
	{ refusal, count = 0 }: { refusal: PollRefusal; count?: number },
	values: FormValues,
) {
	const poll: PollResult = { what, refusal, count, values };
	return fail(409, { poll });
}
