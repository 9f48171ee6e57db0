import { error } from '@sveltejs/kit';
import { signedIn } from '#features/accounts/model.ts';
import { canOpenAdministration } from '#features/accounts/policy.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { LayoutServerLoad } from './$types';

/** For everybody else there is no administration. The services say so too, to each read and write. */
export const load: LayoutServerLoad = ({ locals }) => {
	if (canOpenAdministration(signedIn(locals))) return;
	error(404, { code: 'not-found', message: errorSentence('not-found') });
};
