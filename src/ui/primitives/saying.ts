import type { SubmitFunction } from '@sveltejs/kit';
import type { Announcer } from './announcer.svelte.ts';

/**
 * For `use:enhance`: keeps what the form shows, says what was done, and leaves the focus where it was.
 * SvelteKit would put it at the top of the page after each success.
 */
export function saying(
	announcer: Announcer,
	sentenceOf: (sent: FormData) => string,
): SubmitFunction {
	return ({ formData, submitter }) =>
		async ({ result, update }) => {
			await update({ reset: false });
			if (result.type !== 'success') return;
			announcer.announce(sentenceOf(formData));
			submitter?.focus();
		};
}
