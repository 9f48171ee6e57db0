import type { Participant, PersonId } from '../../engine/round.ts';

/** Who could facilitate next, the likeliest first: the co-facilitator, then those who are here, by seat. */
export function successorsOf(
	participants: Participant[],
	isOnline: (person: PersonId) => boolean,
): Participant[] {
	const rank = ({ person, duties }: Participant) =>
		(isOnline(person) ? 0 : 2) + (duties.includes('co-facilitator') ? 0 : 1);
	return participants.toSorted((one, other) => rank(one) - rank(other));
}
