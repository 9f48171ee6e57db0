import { canAdministerGroups } from '#features/groups/policy.ts';
import type { LayoutServerLoad } from './$types';
import { signedIn } from '#features/accounts/model.ts';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('app:notices');
	const actor = signedIn(locals);
	const [groups, unread] = await Promise.all([
		locals.services.groupQueries.listNames(actor),
		locals.services.notificationQueries.countUnread(actor),
	]);
	return {
		me: { id: actor.id, name: actor.name },
		isStaff: canAdministerGroups(actor),
		groups,
		unread,
		theme: locals.theme,
		privacyContact: locals.services.config.privacyContact,
	};
};
