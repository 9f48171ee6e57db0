import { fail, type RequestEvent } from '@sveltejs/kit';
import { readForm, type FormErrors, type FormValues } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import type { SubjectResult } from '#features/meetings/subjects/form.ts';
import type { SubjectRefusal } from '#features/meetings/subjects/refusal.ts';
import {
	nameClientSchema,
	onMeetingSchema,
	proposeSchema,
	supportSchema,
} from '#features/meetings/subjects/schema.ts';

type Event = RequestEvent<{ id: string }>;
type What = SubjectResult['what'];

/** How people choose a situation on the page of a meeting, each with a form that works before hydration. */
export const subjectActions = {
	proposer: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, proposeSchema, { meetingId: params.id });
		if (!form.ok) return wrong('propose', form);
		const answer = await locals.services.subjects.propose(signedIn(locals), form.data);
		return settle('propose', answer, form.values);
	},
	reprendre: async ({ locals, params }: Event) => {
		const { data } = onMeetingSchema.safeParse({ meetingId: params.id });
		if (!data) return settle('withdraw', { ok: false, refusal: 'not-on' }, {});
		const answer = await locals.services.subjects.withdraw(signedIn(locals), data);
		return settle('withdraw', answer, {});
	},
	appuyer: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, supportSchema, { meetingId: params.id });
		if (!form.ok) return settle('support', { ok: false, refusal: 'unknown-subject' }, {});
		const answer = await locals.services.subjects.support(signedIn(locals), form.data);
		return settle('support', answer, {});
	},
	devoiler: async ({ locals, params }: Event) => {
		const { data } = onMeetingSchema.safeParse({ meetingId: params.id });
		if (!data) return settle('reveal', { ok: false, refusal: 'not-on' }, {});
		const answer = await locals.services.subjects.reveal(signedIn(locals), data);
		return settle('reveal', answer, {});
	},
	nommer: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, nameClientSchema, { meetingId: params.id });
		if (!form.ok) return wrong('name', form);
		const answer = await locals.services.subjects.nameClient(signedIn(locals), form.data);
		return settle('name', answer, form.values);
	},
};

type Answer = { ok: true } | { ok: false; refusal: SubjectRefusal };

function settle(what: What, answer: Answer, values: FormValues) {
	const refusal = answer.ok ? null : answer.refusal;
	const subject: SubjectResult = { what, refusal, errors: {}, values };
	return answer.ok ? { subject } : fail(409, { subject });
}

function wrong(what: What, { errors, values }: { errors: FormErrors; values: FormValues }) {
	const subject: SubjectResult = { what, refusal: 'missing', errors, values };
	return fail(400, { subject });
}
