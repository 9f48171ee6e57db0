import { m } from '#paraglide/messages.js';
import type { TemplateOutline } from '../preparation.ts';

type Unit = TemplateOutline['unit'];

/** « 90 min », « 12 jours ». */
export const lengthWords = (count: number, unit: Unit): string =>
	unit === 'minutes' ? m.opening_minutes({ count }) : m.opening_days({ count });

/** « 4 à 8 personnes ». */
export function peopleWords({ participants: { min, max } }: TemplateOutline): string {
	return min === max
		? m.opening_people_exactly({ count: min })
		: m.opening_people_between({ min, max });
}

/** « de 5 à 10 min », or « toujours 10 min » where the method leaves no choice. */
export function rangeWords({ min, max }: { min: number; max: number }, unit: Unit): string {
	const isInMinutes = unit === 'minutes';
	if (min === max) {
		return isInMinutes
			? m.opening_step_fixed_minutes({ count: min })
			: m.opening_step_fixed_days({ count: min });
	}
	return isInMinutes
		? m.opening_step_range_minutes({ min, max })
		: m.opening_step_range_days({ min, max });
}

export const clockWords = {
	strict: m.opening_clock_strict,
	indicative: m.opening_clock_indicative,
	none: m.opening_clock_none,
} as const satisfies Record<TemplateOutline['clock'], () => string>;

/** « Émilie, Marc-Olivier et Soraya ». */
export const listWords = (names: string[]): string => new Intl.ListFormat('fr-CA').format(names);
