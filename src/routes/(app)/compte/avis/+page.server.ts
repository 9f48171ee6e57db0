import { fail } from '@sveltejs/kit';
import { checkFields, readFormData } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import { choicesSchema } from '#features/notifications/schema.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.services.notificationQueries.getPreferences(signedIn(locals));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const data = await readFormData(request);
		const text = (name: string) => String(data.get(name) ?? '');
		const form = checkFields(
			{
				told: data.getAll('told').map(String),
				...{ timeZone: text('timeZone'), digestDay: text('digestDay') },
				...{ quietFrom: text('quietFrom'), quietTo: text('quietTo') },
				isQuiet: data.has('isQuiet'),
			},
			choicesSchema,
		);
		const chosen =
			form.ok && (await locals.services.notifications.choose(signedIn(locals), form.data));
		if (!chosen || !chosen.ok) return fail(400, { done: null, refused: m.notices_refused() });
		return { done: m.notices_saved(), refused: null };
	},
};
