import type { LayoutServerLoad } from './$types';

/** The hours where the reader is, by the server's time zone data: browsers of old devices lag behind the law. */
export const load: LayoutServerLoad = async ({ cookies, locals, depends }) => {
	depends('app:here');
	return { here: await locals.services.meetingQueries.hereIn(cookies.get('fuseau') ?? '') };
};
