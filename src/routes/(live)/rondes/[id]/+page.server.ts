import { error } from '@sveltejs/kit';
import { asId } from '#kernel/id.ts';
import { errorSentence } from '#ui/error-sentence.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, services } = locals;
	if (!actor) error(401, { code: 'signed-out', message: errorSentence('signed-out') });
	return services.roundQueries.loadRoom(actor, asId<'round'>(params.id));
};
