import { signedIn } from '#features/accounts/model.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { groups } = await locals.services.groupQueries.listMine(signedIn(locals));
	return { mine: groups };
};
