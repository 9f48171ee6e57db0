import { m } from '#paraglide/messages.js';

const zones: readonly [zone: string, label: () => string][] = [
	['America/Toronto', m.meetings_zone_toronto],
	['America/Halifax', m.meetings_zone_halifax],
	['America/St_Johns', m.meetings_zone_st_johns],
	['America/Winnipeg', m.meetings_zone_winnipeg],
	['America/Edmonton', m.meetings_zone_edmonton],
	['America/Vancouver', m.meetings_zone_vancouver],
];

/** The zones to choose from, with the meeting's own when it is another one. */
export function zoneOptions(own: string): { value: string; label: string }[] {
	const known = zones.map(([value, label]) => ({ value, label: label() }));
	return known.some(({ value }) => value === own) ? known : [...known, { value: own, label: own }];
}
