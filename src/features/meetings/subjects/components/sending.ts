import type { SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';
import type { Announcer } from '#ui/primitives/announcer.svelte.ts';

/**
 * For `use:enhance`: keeps what the form shows and says what was done. What refuses a form is another person’s doing,
 * which the page then shows. The focus stays where it was, or goes to `next` when its button is gone.
 */
export function sending(
	announcer: Announcer,
	sentence: (submitter: HTMLElement | null) => string,
	next: () => HTMLElement | null | undefined,
): SubmitFunction {
	return ({ submitter }) =>
		async ({ result, update }) => {
			await update({ reset: false });
			if (result.type === 'failure') await invalidateAll();
			if (result.type !== 'success') return;
			announcer.announce(sentence(submitter));
			(submitter?.isConnected ? submitter : next())?.focus();
		};
}
