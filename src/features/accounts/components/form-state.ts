import type { FormErrors, FormValues } from '#kernel/forms.ts';

/** What a form of the account and administration pages answers: one of `done` and `errors`, and what was typed. */
export type FormState = {
	/** The sentence that says what was done. */
	done: string | null;
	/** The sentence for each wrong field. */
	errors: FormErrors;
	values: FormValues;
};

export const told = (done: string): FormState => ({ done, errors: {}, values: {} });

/** A link is shown whole in this answer, and never again. */
export const toldLink = (
	done: string,
	origin: string,
	{ path, expiresAt }: { path: string; expiresAt: Date },
) => ({ ...told(done), sent: { link: `${origin}${path}`, expiresAt: expiresAt.getTime() } });

export const refused = (errors: FormErrors, values: FormValues = {}): FormState => ({
	done: null,
	errors,
	values,
});
