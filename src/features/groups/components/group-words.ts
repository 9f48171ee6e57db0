import { unreachable } from '#kernel/errors.ts';
import { m } from '#paraglide/messages.js';
import type { GroupRole } from '../model.ts';
import type { FieldCode } from '../schema.ts';

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
export function fieldSentence(code: FieldCode, longest: number): string {
	switch (code) {
		case 'missing':
			return m.groups_field_missing();
		case 'too-long':
			return m.groups_field_too_long({ longest });
		case 'unknown-choice':
			return m.groups_field_unknown_choice();
		default:
			return unreachable(code);
	}
}
