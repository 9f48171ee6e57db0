import { json } from '@sveltejs/kit';
import { signedIn } from '#features/accounts/model.ts';
import type { RequestHandler } from './$types';

/** How many notices are unread, for a bell that looks now and then. */
export const GET: RequestHandler = async ({ locals }) =>
	json({ unread: await locals.services.notificationQueries.countUnread(signedIn(locals)) });
