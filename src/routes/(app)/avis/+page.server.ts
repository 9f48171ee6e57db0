import { redirect } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import { placeOf } from '#features/notifications/model.ts';
import { noticeSchema, readUpToSchema } from '#features/notifications/schema.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.services.notificationQueries.list(signedIn(locals));

export const actions: Actions = {
	lire: async ({ request, locals }) => {
		const form = await readForm(request, noticeSchema);
		if (!form.ok) redirect(303, '/avis');
		const { notifications } = locals.services;
		redirect(303, placeOf(await notifications.markRead(signedIn(locals), form.data.noticeId)));
	},
	toutlire: async ({ request, locals }) => {
		const form = await readForm(request, readUpToSchema);
		if (!form.ok) redirect(303, '/avis');
		await locals.services.notifications.markAllRead(signedIn(locals), form.data.upTo);
		return { done: m.notices_all_read() };
	},
};
