import type { MeetingForm } from './form.ts';

export type Field = keyof MeetingForm;

/** The fields where the group's version says something else than what was typed, with what it says. */
export function differences(
	typed: MeetingForm,
	present: MeetingForm,
): { field: Field; values: string[] }[] {
	return fields
		.map((field) => ({ field, values: saidIn(present, field) }))
		.filter(({ field, values }) => saidIn(typed, field).join('\n') !== values.join('\n'));
}

const fields: readonly Field[] = [
	...(['title', 'date', 'time', 'timeZone', 'minutes', 'place', 'address', 'room'] as const),
	...(['capacity', 'link', 'facilitatorId', 'rounds', 'notes'] as const),
];

// Nothing written and nothing chosen are the same.
function saidIn(form: MeetingForm, field: Field): string[] {
	return [form[field]].flat().filter((value) => value !== '');
}
