import type { FormErrors } from '#kernel/forms.ts';
import { unreachable } from '#kernel/errors.ts';
import { m } from '#paraglide/messages.js';
import type { GroupRole } from '../model.ts';
import { groupLimits } from '../schema.ts';

export function roleWord(role: GroupRole): string {
	switch (role) {
		case 'member':
			return m.groups_role_member();
		case 'facilitator':
			return m.groups_role_facilitator();
		case 'co-facilitator':
			return m.groups_role_co_facilitator();
		case 'observer':
			return m.groups_role_observer();
		default:
			return unreachable(role);
	}
}

/** What is wrong with a field of these forms, in French. */
export function fieldSentence(code: string, longest: number): string {
	if (code === 'too-long') return m.groups_field_too_long({ longest });
	return code === 'missing' ? m.groups_field_missing() : m.groups_field_unknown_choice();
}

/** What stands beside each wrong field of a group. */
export function groupFieldSentences(errors: FormErrors): FormErrors {
	const longest = new Map<string, number>(Object.entries(groupLimits));
	return Object.fromEntries(
		Object.entries(errors).map(([field, code]) => [
			field,
			fieldSentence(code, longest.get(field) ?? 0),
		]),
	);
}
