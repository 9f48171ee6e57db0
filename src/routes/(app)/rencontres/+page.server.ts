import { isoDay } from '#kernel/dates.ts';
import { signedIn } from '#features/accounts/model.ts';
import { readMonth } from '#features/meetings/calendar/month.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = signedIn(locals);
	const { meetingQueries, calendar } = locals.services;
	const mine = await meetingQueries.listMine(actor);
	if (url.searchParams.get('vue') !== 'mois') return { ...mine, month: null };
	const month = readMonth(url.searchParams.get('mois'), isoDay(mine.now));
	return { ...mine, month: { name: month, lines: await calendar.listMonth(actor, month) } };
};
