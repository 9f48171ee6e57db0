import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { html: _, ...letter } = await locals.services.mailbox.get(params.id);
	return letter;
};
