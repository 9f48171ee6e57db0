import type { MeetingAnswer } from '../model.ts';

type Reply = { personId: string; answer: MeetingAnswer; rank: number };

/** Who waits for a seat in the room, the first come first: each seat that is freed goes to the next one by itself. */
export function waitingFor(replies: readonly Reply[], capacity: number | null): string[] {
	if (capacity === null) return [];
	return replies
		.filter(({ answer }) => answer === 'in-person')
		.toSorted((one, other) => one.rank - other.rank)
		.slice(capacity)
		.map(({ personId }) => personId);
}
