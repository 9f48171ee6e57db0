import { error } from '@sveltejs/kit';
import { asId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { RequestHandler } from './$types';
import { fileNameOf, writeMarkdown } from './markdown.ts';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { roundQueries } = locals.services;
	const { summary } = await roundQueries.getSummary(signedIn(locals), asId<'round'>(params.id));
	if (!summary) error(404, { code: 'not-found', message: errorSentence('not-found') });
	return new Response(writeMarkdown(summary), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': `attachment; filename="${fileNameOf(summary)}"`,
			'cache-control': 'private, no-store',
		},
	});
};
