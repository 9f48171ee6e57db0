import { error } from '@sveltejs/kit';
import { errorSentence } from '#ui/error-sentence.ts';
import type { RequestHandler } from './$types';

/** One of the samples, as a mail program shows it: nothing in it may run or be fetched. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const samples = await locals.services.listLetterSamples();
	const sample = samples.find(({ type }) => type === params.genre);
	if (!sample) error(404, { code: 'not-found', message: errorSentence('not-found') });
	return new Response(sample.html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		},
	});
};
