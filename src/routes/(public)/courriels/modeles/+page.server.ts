import { error } from '@sveltejs/kit';
import { errorSentence } from '#ui/error-sentence.ts';
import type { PageServerLoad } from './$types';

/** Every letter with invented data, for those who write them: where the mailbox is, and nowhere else. */
export const load: PageServerLoad = async ({ locals }) => {
	const samples = await locals.services.listLetterSamples();
	if (samples.length === 0) {
		error(404, { code: 'not-found', message: errorSentence('not-found') });
	}
	return { samples: samples.map(({ type, subject, text }) => ({ type, subject, text })) };
};
