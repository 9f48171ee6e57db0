import { m } from '#paraglide/messages.js';

/** The three statements of the pulse, in the order of their answers. */
export const pulseStatements = [
	m.rounds_pulse_heard,
	m.rounds_pulse_useful,
	m.rounds_pulse_climate,
] as const;

const figure = new Intl.NumberFormat('fr-CA', {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
});

/** « 4,3 ». */
export const averageWords = (average: number): string => figure.format(average);
