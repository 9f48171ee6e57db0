import { signedIn } from '#features/accounts/model.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	locals.services.meetingQueries.listMine(signedIn(locals));
