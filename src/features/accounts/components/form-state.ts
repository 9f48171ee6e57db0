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

export const refused = (errors: FormErrors, values: FormValues = {}): FormState => ({
	done: null,
	errors,
	values,
});
