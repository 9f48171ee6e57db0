import { signedIn } from '#features/accounts/model.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	people: await locals.services.accountQueries.listPeople(signedIn(locals)),
});
