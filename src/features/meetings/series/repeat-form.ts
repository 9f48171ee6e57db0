/** What the « Répéter » part of a form shows: always text, as it was typed. */
export type RepeatForm = { repeat: string; count: string; until: string; skip: string[] };

/** Planned once, until something else is chosen. */
export const onlyOnce: RepeatForm = { repeat: '', count: '', until: '', skip: [] };

export const repeatChoices = {
	weeks: [1, 2, 3, 4, 5, 6, 8, 12],
	months: ['month-1', 'month-2', 'month-3', 'month-4', 'month-last'],
} as const;

export function readRepeatForm(data: FormData): RepeatForm {
	const text = (name: string) => String(data.get(name) ?? '');
	return {
		...{ repeat: text('repeat'), count: text('count'), until: text('until') },
		skip: data.getAll('skip').map(String),
	};
}
