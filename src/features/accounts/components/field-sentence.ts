import type { FormErrors } from '#kernel/forms.ts';
import { m } from '#paraglide/messages.js';
import type { FieldCode } from '../schema.ts';

/** Codes of the schema, and of the service where it refuses one field. */
type Code = FieldCode | 'has-account' | 'password-guessable' | 'wrong-password';

const sentences: Record<Code, () => string> = {
	'email-invalid': m.accounts_field_email_invalid,
	'has-account': m.accounts_field_has_account,
	'name-missing': m.accounts_field_name_missing,
	'organisation-missing': m.accounts_field_organisation_missing,
	'password-guessable': m.accounts_field_password_guessable,
	'password-long': m.accounts_field_password_long,
	'password-missing': m.accounts_field_password_missing,
	'password-short': m.accounts_field_password_short,
	'rules-unaccepted': m.accounts_field_rules_unaccepted,
	'territory-missing': m.accounts_field_territory_missing,
	'too-long': m.accounts_field_too_long,
	'unknown-choice': m.accounts_field_unknown_choice,
	'wrong-password': m.accounts_field_password_wrong,
};

/** What stands beside each wrong field. */
export function fieldSentences(errors: FormErrors): FormErrors {
	const say = new Map<string, () => string>(Object.entries(sentences));
	return Object.fromEntries(
		Object.entries(errors).map(([field, code]) => [field, (say.get(code) ?? m.error_bad_input)()]),
	);
}
