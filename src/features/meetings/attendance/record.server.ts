import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { Meeting } from '../model.ts';
import { presenceOf, type Presence } from './model.ts';
import type { PersonThere } from './people.server.ts';

type Noted = { personId: PersonId; was: Presence; how: 'taken' | 'joined' };

/** Writes who was there, as those who lead say it: the last word counts. The caller holds the meeting's lock. */
export async function recordTaken(
	tx: Transaction,
	meeting: Meeting,
	{ people, absent, at }: { people: PersonThere[]; absent: readonly PersonId[]; at: Instant },
): Promise<void> {
	const noted = people.map((person): Noted => {
		if (absent.includes(person.id)) return { personId: person.id, was: 'absent', how: 'taken' };
		const how = person.joined === null ? 'taken' : 'joined';
		return { personId: person.id, was: presenceOf(person, meeting.place), how };
	});
	const personIds = noted.map(({ personId }) => personId);
	await tx.meetingAttendance.deleteMany({
		where: { meetingId: meeting.id, personId: { in: personIds } },
	});
	await insert(tx, meeting, noted, at);
}

/** Writes the presence of those who sat down in a round; of the others nothing is known. */
export async function recordJoined(
	tx: Transaction,
	meeting: Meeting,
	{ people, at }: { people: PersonThere[]; at: Instant },
): Promise<void> {
	const noted = people
		.filter(({ joined }) => joined !== null)
		.map((person): Noted => {
			return { personId: person.id, was: presenceOf(person, meeting.place), how: 'joined' };
		});
	await insert(tx, meeting, noted, at);
}

async function insert(
	tx: Transaction,
	{ id: meetingId }: Meeting,
	noted: readonly Noted[],
	at: Instant,
): Promise<void> {
	await tx.meetingAttendance.createMany({
		data: noted.map((one) => ({ meetingId, ...one, at: new Date(at) })),
		skipDuplicates: true,
	});
}
