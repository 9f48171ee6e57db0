/** One or two capitals that stand for a person on a seat: « Marc-Olivier Pelletier » gives « MP ». */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/u).filter(Boolean);
	const first = words[0]?.[0] ?? '?';
	const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
	return (first + last).toLocaleUpperCase('fr-CA');
}

/** The given name, as people are called in a round. */
export const givenName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;

/** An address as it is stored and compared: trimmed, lower case, canonical Unicode. */
export const normaliseEmail = (email: string): string =>
	email.normalize('NFC').trim().toLocaleLowerCase('en');
