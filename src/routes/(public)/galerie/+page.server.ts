import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';
import { errorSentence } from '#ui/error-sentence.ts';
import type { PageServerLoad } from './$types';

/** A tool for those who build the product: in production this page does not exist. */
export const load: PageServerLoad = ({ locals }) => {
	if (!dev) error(404, { code: 'not-found', message: errorSentence('not-found') });
	return { theme: locals.theme };
};
