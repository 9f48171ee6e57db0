import { fail } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { fieldSentences } from '#features/accounts/components/field-sentence.ts';
import { refused, told, toldLink } from '#features/accounts/components/form-state.ts';
import { platformRoles, signedIn } from '#features/accounts/model.ts';
import { canInviteAs } from '#features/accounts/policy.ts';
import { invitationSchema, inviteSchema } from '#features/accounts/schema.ts';
import type { AccountService } from '#features/accounts/service.server.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = signedIn(locals);
	const { accountQueries, groupQueries } = locals.services;
	const [invitations, organisations, staffedGroups] = await Promise.all([
		accountQueries.listInvitations(actor),
		accountQueries.listOrganisations(actor),
		groupQueries.listForStaff(actor),
	]);
	return {
		invitations,
		organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
		groupChoices: staffedGroups.map(({ id, name }) => ({ value: id, label: name })),
		roles: platformRoles.filter((role) => canInviteAs(actor, role)),
	};
};

export const actions: Actions = {
	inviter: async ({ request, locals }) => {
		const form = await readForm(request, inviteSchema);
		if (!form.ok) return fail(400, refused(fieldSentences(form.errors), form.values));
		const answer = await locals.services.accounts.invite(signedIn(locals), form.data);
		if (!answer.ok) return fail(400, refused(refusals[answer.refusal](), form.values));
		return shown(answer.sent, locals);
	},

	renvoyer: async ({ request, locals }) => {
		const form = await readForm(request, invitationSchema);
		if (!form.ok) return fail(400, refused({}));
		const { accounts } = locals.services;
		const sent = await accounts.renewInvitation(signedIn(locals), form.data.invitationId);
		return shown(sent, locals);
	},

	revoquer: async ({ request, locals }) => {
		const form = await readForm(request, invitationSchema);
		if (!form.ok) return fail(400, refused({}));
		const { accounts } = locals.services;
		await accounts.revokeInvitation(signedIn(locals), form.data.invitationId);
		return told(m.admin_revoked());
	},
};

const refusals = {
	'has-account': () => ({ email: m.admin_refusal_has_account() }),
	'own-address': () => ({ email: m.admin_refusal_own_address() }),
	'unknown-group': () => fieldSentences({ groupId: 'unknown-choice' }),
	'unknown-organisation': () => fieldSentences({ organisationId: 'unknown-choice' }),
};

type Sent = Awaited<ReturnType<AccountService['renewInvitation']>>;

function shown({ email, path, expiresAt }: Sent, { services }: App.Locals) {
	if (path === null) return { ...told(m.admin_sent_by_mail({ email: email ?? '' })), sent: null };
	const done = email === null ? m.admin_sent_first() : m.admin_sent({ email });
	return toldLink(done, services.config.publicOrigin, { path, expiresAt });
}
