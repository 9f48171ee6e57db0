import { randomBytes } from './random.ts';

/** An opaque identifier that carries, for the compiler only, the kind of thing it names. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Where fresh identifiers come from; tests pass their own so that runs can be repeated. */
export type NewId = <Kind extends string>() => Id<Kind>;

/** A UUID version 7 (RFC 9562): time-ordered, so that index pages stay warm. */
export const newId: NewId = <Kind extends string>() => {
	const bytes = randomBytes(16);
	let milliseconds = Date.now();
	for (let index = 5; index >= 0; index--) {
		bytes[index] = milliseconds % 256;
		milliseconds = Math.floor(milliseconds / 256);
	}
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return asId<Kind>(
		`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
	);
};

/** Brands a string that is already known to be an identifier (a database row, a parsed frame). */
export const asId = <Kind extends string>(value: string): Id<Kind> => value as Id<Kind>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text may name a row at all: PostgreSQL refuses anything else with an error. */
export const isUuid = (text: string): boolean => uuid.test(text);
