import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The hours of the zone that the browser told, by the server's time zone data; null for a zone that is none. */
export const GET: RequestHandler = async ({ cookies, locals }) =>
	json(await locals.services.meetingQueries.hereIn(cookies.get('fuseau') ?? ''));
