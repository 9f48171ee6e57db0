import { redirect } from '@sveltejs/kit';
import { days } from '#kernel/clock.ts';
import { readForm } from '#kernel/forms.ts';
import { localPath } from '#kernel/local-path.ts';
import type { RequestHandler } from './$types';
import { themeSchema } from './theme-schema.ts';

/** Remembers light or dark on this device; a browser without JavaScript comes back to its page. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const form = await readForm(request, themeSchema);
	if (form.ok) {
		cookies.set('theme', form.data.theme, {
			...{ path: '/', httpOnly: true, sameSite: 'lax', secure: locals.services.config.isSecure },
			maxAge: days(365) / 1_000,
		});
	}
	const isScript = request.headers.get('accept')?.startsWith('application/json');
	if (isScript) return new Response(null, { status: form.ok ? 204 : 400 });
	redirect(303, localPath(form.values.suite, '/accueil'));
};
