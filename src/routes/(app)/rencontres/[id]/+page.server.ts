import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId, newId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { replySchema } from '#features/meetings/schema.ts';
import { cancelWithScopeSchema } from '#features/meetings/series/series-schema.ts';
import { formats } from '#features/rounds/engine/formats.ts';
import type { Actions, PageServerLoad } from './$types';
import { attendanceActions } from './attendance.server.ts';
import { pollActions } from './poll.server.ts';
import { subjectActions } from './subjects.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = signedIn(locals);
	const { attendanceQueries, meetingQueries, roundQueries } = locals.services;
	const meetingId = asId<'meeting'>(params.id);
	const [read, attendance, live] = await Promise.all([
		meetingQueries.load(actor, meetingId),
		attendanceQueries.load(actor, meetingId),
		roundQueries.listLive(actor),
	]);
	const { agenda, groupId } = read.meeting;
	const steps = agenda
		.flatMap((key) => formats.get(key)?.steps ?? [])
		.filter(({ length }) => length > 0)
		.map(({ title, length, isProtected: isKept }) => ({ title, length, isKept }));
	const round = live.find((one) => one.groupId === groupId) ?? null;
	return {
		...{ ...read, attendance, steps, round: round && { id: round.id } },
		newSlotId: newId<'slot'>(),
	};
};

export const actions: Actions = {
	repondre: async ({ request, locals, params }) => {
		const form = await readForm(request, replySchema, { meetingId: params.id });
		if (!form.ok) return fail(400, { refusal: 'other-place' as const });
		const replied = await locals.services.meetings.reply(signedIn(locals), form.data);
		return replied.ok ? { refusal: null } : fail(409, { refusal: replied.refusal });
	},
	annuler: async ({ request, locals, params }) => {
		const form = await readForm(request, cancelWithScopeSchema, { meetingId: params.id });
		if (!form.ok) return fail(400, { refusal: 'over' as const });
		const { scope, ...input } = form.data;
		const { meetings } = locals.services;
		const cancel = scope === 'following' ? meetings.cancelFollowing : meetings.cancel;
		const cancelled = await cancel(signedIn(locals), input);
		return cancelled.ok ? { refusal: null } : fail(409, { refusal: cancelled.refusal });
	},
	...attendanceActions,
	...pollActions,
	...subjectActions,
};
