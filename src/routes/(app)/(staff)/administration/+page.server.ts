import { signedIn } from '#features/accounts/model.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = signedIn(locals);
	const { accountQueries, groupQueries } = locals.services;
	const [invitations, people, organisations, groups] = await Promise.all([
		accountQueries.listInvitations(actor),
		accountQueries.listPeople(actor),
		accountQueries.listOrganisations(actor),
		groupQueries.listForStaff(actor),
	]);
	return {
		invitations: invitations.filter(({ status }) => status === 'waiting').length,
		people: people.filter(({ isActive }) => isActive).length,
		organisations: organisations.length,
		groupCount: groups.length,
	};
};
