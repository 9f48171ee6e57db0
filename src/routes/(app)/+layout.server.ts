import { canAdministerGroups } from '#features/groups/policy.ts';
import type { LayoutServerLoad } from './$types';
import { signedIn } from '#features/accounts/model.ts';

export const load: LayoutServerLoad = async ({ locals }) => {
	const actor = signedIn(locals);
	return {
		me: { id: actor.id, name: actor.name },
		isStaff: canAdministerGroups(actor),
		groups: await locals.services.groupQueries.listNames(actor),
		theme: locals.theme,
		privacyContact: locals.services.config.privacyContact,
	};
};
