import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import {
	editPurposeSchema,
	memberRoleSchema,
	moveTurnSchema,
	skipTurnSchema,
	swapTurnsSchema,
} from '#features/groups/schema.ts';
import { signedIn } from '#features/accounts/model.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = signedIn(locals);
	const groupId = asId<'group'>(params.id);
	const { groupQueries, meetingQueries, roundQueries } = locals.services;
	const overview = await groupQueries.loadGroup(actor, groupId);
	const [rounds, live, meetings] = await Promise.all([
		roundQueries.listForGroup(actor, groupId),
		roundQueries.listLive(actor),
		meetingQueries.listForGroup(actor, groupId),
	]);
	return {
		overview,
		meetings: meetings.coming,
		held: rounds.filter(({ status }) => status === 'closed'),
		live: live.find((round) => round.groupId === groupId) ?? null,
	};
};

export const actions: Actions = {
	move: async ({ request, locals, params }) => {
		const form = await readForm(request, moveTurnSchema, { groupId: params.id });
		if (!form.ok) return fail(400, { what: 'move' as const });
		const moved = await locals.services.groups.moveTurn(signedIn(locals), form.data);
		return moved.ok ? { what: 'moved' as const } : fail(409, { what: 'move' as const });
	},
	swap: async ({ request, locals, params }) => {
		const { values, ...form } = await readForm(request, swapTurnsSchema, { groupId: params.id });
		const chosen = { personId: values.personId ?? '', withId: values.withId ?? '' };
		if (!form.ok) {
			return fail(400, { what: 'swap' as const, chosen, refusal: 'turn-taken' as const });
		}
		const swapped = await locals.services.groups.swap(signedIn(locals), form.data);
		if (swapped.ok) return { what: 'swapped' as const };
		return fail(409, { what: 'swap' as const, chosen, refusal: swapped.refusal });
	},
	skip: async ({ request, locals, params }) => {
		const form = await readForm(request, skipTurnSchema, { groupId: params.id });
		if (!form.ok) return fail(400, { what: 'skip' as const, refusal: 'turn-taken' as const });
		const skipped = await locals.services.groups.skip(signedIn(locals), form.data);
		if (skipped.ok) return { what: 'skipped' as const };
		return fail(409, { what: 'skip' as const, refusal: skipped.refusal });
	},
	purpose: async ({ request, locals, params }) => {
		const { values, ...form } = await readForm(request, editPurposeSchema, { groupId: params.id });
		if (!form.ok) {
			const refused = { purpose: values.purpose ?? '', code: form.errors.purpose ?? 'missing' };
			return fail(400, { what: 'purpose' as const, refused });
		}
		await locals.services.groups.editPurpose(signedIn(locals), form.data);
		return { what: 'purpose-saved' as const };
	},
	role: async ({ request, locals, params }) => {
		const { values, ...form } = await readForm(request, memberRoleSchema, { groupId: params.id });
		const chosen = { personId: values.personId ?? '', role: values.role ?? '' };
		if (!form.ok) {
			return fail(400, { what: 'role' as const, ...chosen, refusal: 'unknown-choice' as const });
		}
		const changed = await locals.services.groups.changeRole(signedIn(locals), form.data);
		if (changed.ok) return { what: 'role-saved' as const };
		return fail(409, { what: 'role' as const, ...chosen, refusal: changed.refusal });
	},
};
