import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { newId } from '#kernel/id.ts';
import { refused, told } from '#features/accounts/components/form-state.ts';
import { signedIn } from '#features/accounts/model.ts';
import { feedSchema } from '#features/meetings/calendar/feed.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	feeds: await locals.services.calendar.listFeeds(signedIn(locals)),
	feedId: newId<'calendar-feed'>(),
});

export const actions: Actions = {
	creer: async ({ request, locals }) => {
		const form = await readForm(request, feedSchema);
		if (!form.ok) return fail(400, refused({ feed: errorSentence('bad-input') }));
		const { calendar, config } = locals.services;
		const made = await calendar.makeFeed(signedIn(locals), form.data);
		if (!made.ok) return fail(409, refused({ feed: m.calendar_feed_too_many() }));
		return { ...told(m.calendar_feed_made()), address: `${config.publicOrigin}${made.path}` };
	},

	retirer: async ({ request, locals }) => {
		const form = await readForm(request, feedSchema);
		if (!form.ok) return fail(400, refused({ feed: errorSentence('bad-input') }));
		await locals.services.calendar.revokeFeed(signedIn(locals), form.data);
		return told(m.calendar_feed_revoked());
	},
};
