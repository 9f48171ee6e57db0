import { asId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { GroupId, Participant, PersonId, RoundId, RoundState } from '../engine/round.ts';

export type RoundTable = {
	id: RoundId;
	groupId: GroupId;
	number: number;
	status: RoundState['status'];
	client: PersonId;
	/** Everybody who has a seat in it. */
	seated: PersonId[];
	/** Those who sat down, and where they were. */
	joined: { personId: PersonId; place: 'room' | 'remote' }[];
};

type Row = Pick<RoundTable, 'number' | 'status'> & {
	id: string;
	groupId: string;
	clientId: string;
	participants: Participant[];
};

/** Who was around the table of these rounds, without loading their whole state. */
export async function findTables(queries: Queries, ids: readonly string[]): Promise<RoundTable[]> {
	const rows = await queries.$queryRaw<Row[]>`
		SELECT id::text, group_id::text AS "groupId", number, status::text AS status,
			client_id::text AS "clientId", state -> 'participants' AS participants
		FROM rounds WHERE id = ANY(${[...ids]}::uuid[])`;
	return rows.map(({ id, groupId, clientId, participants, ...row }) => ({
		...row,
		...{ id: asId<'round'>(id), groupId: asId<'group'>(groupId) },
		client: asId<'person'>(clientId),
		seated: participants.map(({ person }) => person),
		joined: participants.flatMap(({ person, seat }) =>
			seat === null ? [] : [{ personId: person, place: seat.place }],
		),
	}));
}
