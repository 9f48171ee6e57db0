import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Whoever leaves on purpose leaves nothing behind: the drafts of this device go with the session. */
	default: async ({ locals, cookies, setHeaders }) => {
		if (locals.session) {
			const { name, value, attributes } = await locals.services.accounts.signOut(locals.session);
			cookies.set(name, value, attributes);
		}
		setHeaders({ 'clear-site-data': '"storage"' });
		redirect(303, '/connexion');
	},
};
