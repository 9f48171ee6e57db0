import type { Instant } from '#kernel/clock.ts';
import { isoDay } from '#kernel/dates.ts';
import type { Queries } from '#platform/db/database.server.ts';
import { nudgedAfter, postcardAfter, stillTold, undatedAfter } from './model.ts';
import { recallOf, type Recall } from './recall.ts';

export type DueRecall = {
	roundId: string;
	personId: string;
	/** ISO 8601 calendar date; null for actions without one. */
	due: string | null;
	when: Recall;
};
export type DuePerson = { roundId: string; personId: string };

/** Open actions to recall to their owners now: once for all those of a round that have the same date. */
export async function listRecalls(queries: Queries, now: Instant): Promise<DueRecall[]> {
	const oldest = isoDay(now - stillTold);
	const rows = await queries.$queryRaw<
		{ roundId: string; personId: string; due: string | null; closedAt: Date }[]
	>`
		SELECT DISTINCT r.id::text AS "roundId", a.owner_id::text AS "personId", a.due,
			r.closed_at AS "closedAt"
		FROM round_actions a
		JOIN rounds r ON r.id = a.round_id AND r.status = 'closed'
		JOIN memberships m
			ON m.group_id = r.group_id AND m.person_id = a.owner_id AND m.left_at IS NULL
		WHERE a.status IN ('open', 'partly', 'not-yet') AND (
			a.due >= ${oldest}
			OR (a.due IS NULL AND r.closed_at > ${new Date(now - undatedAfter - stillTold)})
		)`;
	return rows.flatMap(({ closedAt, ...row }) => {
		const when = recallOf({ due: row.due, closedAt: closedAt.getTime() }, now);
		return when === null ? [] : [{ ...row, when }];
	});
}

/** Clients of rounds closed ten days ago who have not said yet what moved since. */
export async function listToWrite(queries: Queries, now: Instant): Promise<DuePerson[]> {
	return queries.$queryRaw<DuePerson[]>`
		SELECT r.id::text AS "roundId", r.client_id::text AS "personId"
		FROM rounds r
		JOIN memberships m
			ON m.group_id = r.group_id AND m.person_id = r.client_id AND m.left_at IS NULL
		WHERE r.status = 'closed' AND r.closed_at <= ${new Date(now - postcardAfter)}
			AND r.closed_at > ${new Date(now - postcardAfter - stillTold)}
			AND NOT EXISTS (SELECT 1 FROM round_postcards c WHERE c.round_id = r.id)`;
}

/**
 * Companions who have been one for five days: counted from the day they were asked, so that one who is asked late is not
 * told twice at once. When everything that was planned is settled, there is nothing to ask about.
 */
export async function listToNudge(queries: Queries, now: Instant): Promise<DuePerson[]> {
	return queries.$queryRaw<DuePerson[]>`
		SELECT c.round_id::text AS "roundId", c.person_id::text AS "personId"
		FROM round_companions c
		JOIN rounds r ON r.id = c.round_id
		JOIN memberships m
			ON m.group_id = r.group_id AND m.person_id = c.person_id AND m.left_at IS NULL
		WHERE c.removed_at IS NULL AND c.declined_at IS NULL
			AND c.chosen_at <= ${new Date(now - nudgedAfter)}
			AND c.chosen_at > ${new Date(now - nudgedAfter - stillTold)}
			AND (
				NOT EXISTS (SELECT 1 FROM round_actions a WHERE a.round_id = r.id)
				OR EXISTS (
					SELECT 1 FROM round_actions a
					WHERE a.round_id = r.id AND a.status IN ('open', 'partly', 'not-yet')
				)
			)`;
}
