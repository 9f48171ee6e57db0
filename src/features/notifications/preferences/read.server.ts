import type { Queries } from '#platform/db/database.server.ts';
import type { Rhythm } from '../model.ts';
import { usualRhythm, type Choice } from './choices.ts';

/** What these people chose, and when they want to be left alone. */
export async function readChoices(queries: Queries, people: readonly string[]) {
	const where = { personId: { in: [...new Set(people)] } };
	const choices = Map.groupBy(
		await queries.noticePreference.findMany({ where }),
		({ personId }) => personId,
	);
	const rhythms = new Map(
		(await queries.noticeRhythm.findMany({ where })).map((row) => [row.personId, rhythmOf(row)]),
	);
	return {
		choicesOf: (personId: string): readonly Choice[] => choices.get(personId) ?? [],
		rhythmOf: (personId: string): Rhythm => rhythms.get(personId) ?? usualRhythm,
	};
}

type Row = {
	timeZone: string;
	quietFrom: number | null;
	quietTo: number | null;
	digestDay: number;
};

const rhythmOf = ({ timeZone, quietFrom, quietTo, digestDay }: Row): Rhythm => ({
	timeZone,
	quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
	digestDay,
});
