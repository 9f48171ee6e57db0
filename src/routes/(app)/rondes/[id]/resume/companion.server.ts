import { fail, type RequestEvent } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import { companionSchema, roundSchema } from '#features/rounds/follow-up/schema.ts';

type Event = RequestEvent<{ id: string }>;

const refused = { isCompanionRefused: true };

/** Whom the client asks to go along with them after the round, and what that person answers. */
export const companionActions = {
	demander: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, companionSchema, { roundId: params.id });
		if (!form.ok) return fail(400, refused);
		const chosen = await locals.services.followUps.chooseCompanion(signedIn(locals), form.data);
		return chosen.ok ? undefined : fail(409, refused);
	},
	retirer: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, roundSchema, { roundId: params.id });
		if (!form.ok) return fail(400, refused);
		await locals.services.followUps.removeCompanion(signedIn(locals), form.data);
	},
	decliner: async ({ request, locals, params }: Event) => {
		const form = await readForm(request, roundSchema, { roundId: params.id });
		if (!form.ok) return fail(400, refused);
		await locals.services.followUps.declineCompanion(signedIn(locals), form.data);
	},
};
