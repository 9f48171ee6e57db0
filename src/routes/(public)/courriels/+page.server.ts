import type { PageServerLoad } from './$types';

/** In demonstration and development only: elsewhere letters leave the machine. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const recipient = url.searchParams.get('pour');
	return { recipient, letters: await locals.services.mailbox.list(recipient) };
};
