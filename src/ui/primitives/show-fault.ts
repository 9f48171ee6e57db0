import { tick } from 'svelte';

/** Brings what was refused in a form under the eyes of whoever sent it: the first wrong field, or the notice. */
export async function showFault(form: HTMLFormElement): Promise<void> {
	await tick();
	const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
	if (field) field.focus();
	else form.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
}
