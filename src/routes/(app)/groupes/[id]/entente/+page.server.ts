import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '#kernel/forms.ts';
import { asId } from '#kernel/id.ts';
import { localPath } from '#kernel/local-path.ts';
import { publishAgreementSchema, signAgreementSchema } from '#features/groups/schema.ts';
import { signedIn } from '#features/accounts/model.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const groupId = asId<'group'>(params.id);
	return {
		page: await locals.services.groupQueries.loadAgreement(signedIn(locals), groupId),
		next: localPath(url.searchParams.get('suite'), '') || null,
	};
};

export const actions: Actions = {
	sign: async ({ request, locals, params, url }) => {
		const form = await readForm(request, signAgreementSchema, { groupId: params.id });
		if (!form.ok) return fail(400, { what: 'sign' as const });
		const signed = await locals.services.groups.signAgreement(signedIn(locals), form.data);
		if (!signed.ok) return fail(409, { what: 'sign' as const });
		const next = localPath(url.searchParams.get('suite'), `/groupes/${params.id}/entente`);
		redirect(303, next);
	},
	publish: async ({ request, locals, params }) => {
		const form = await readForm(request, publishAgreementSchema, { groupId: params.id });
		const refuse = (status: number, refusal: string) =>
			fail(status, { what: 'publish' as const, text: form.values.text ?? '', refusal });
		if (!form.ok) return refuse(400, form.errors.text ?? 'missing');
		const answer = await locals.services.groups.publishAgreement(signedIn(locals), form.data);
		if (!answer.ok) return refuse(409, answer.refusal);
		return { what: 'published' as const, version: answer.version };
	},
};
