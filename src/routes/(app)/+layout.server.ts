import { canAdministerGroups } from '#features/groups/policy.ts';
import type { LayoutServerLoad } from './$types';
import { signedIn } from '#features/accounts/model.ts';

export const load: LayoutServerLoad = async ({ locals, cookies }) => {
	const actor = signedIn(locals);
	const [groups, unread, here] = await Promise.all([
		locals.services.groupQueries.listNames(actor),
		locals.services.notificationQueries.countUnread(actor),
		// Browsers of old devices lag behind the law: the server's time zone data tell the hours.
		locals.services.meetingQueries.hereIn(cookies.get('fuseau') ?? ''),
	]);
	return {
		me: { id: actor.id, name: actor.name },
		isStaff: canAdministerGroups(actor),
		groups,
		unread,
		here,
		theme: locals.theme,
		privacyContact: locals.services.config.privacyContact,
	};
};
