import type { Meeting, SeriesId } from '../model.ts';

/** What is kept of a series, as its calendar object needs it. */
export type SeriesObject = {
	id: SeriesId;
	/** Null when its dates follow no rule: then each meeting is an object of its own. */
	rule: string | null;
	revision: number;
};

/** Under which name calendar programs know a meeting: the same for ever, in a count that only grows. */
export type Identity = { uid: string; sequence: number; recurrenceId?: string };

type Identified = Pick<Meeting, 'id' | 'revision' | 'series'>;

/** A meeting of its own, or the occurrence of a series that a rule keeps together (RFC 5545, 3.8.4.4). */
export function identityOf(
	{ id, revision, series }: Identified,
	object: SeriesObject | null,
	publicOrigin: string,
): Identity {
	if (!series || !object?.rule) return { uid: uidOf(id, publicOrigin), sequence: revision - 1 };
	return {
		uid: uidOf(series.id, publicOrigin),
		// Both grow: the object of the series, and what changed in this meeting alone.
		sequence: object.revision - 1 + revision - 1,
		recurrenceId: series.occurrence,
	};
}

/** The same for every receiver and every revision. */
export const uidOf = (id: string, publicOrigin: string): string =>
	`${id}@${new URL(publicOrigin).host}`;
