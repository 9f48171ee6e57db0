import type { Ask, PersonId } from '../../engine/round.ts';

/** The same request of several people is one question to the facilitator, counted. */
export type AskGroup = { what: Ask['what']; by: PersonId[] };

/** Pauses first: a person comes before the time. */
export function askGroups(asks: Ask[]): AskGroup[] {
	return (['pause', 'minute'] as const).flatMap((what) => {
		const by = asks.filter((ask) => ask.what === what).map((ask) => ask.by);
		return by.length > 0 ? [{ what, by }] : [];
	});
}
