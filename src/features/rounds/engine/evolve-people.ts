import type { Appliers } from './applier.ts';
import type { EventOf } from './events.ts';
import type { Participant, PersonId, RoundState } from './round.ts';

/** Who sits where, who does what. */
export const peopleEvents: Appliers<
	'seat-taken' | 'client-named' | 'duty-assigned' | 'facilitator-changed' | 'listening-set'
> = {
	'seat-taken': (state, { person, place }, { at }) => ({
		participants: change(state, person, { seat: { place, attestedAt: at } }),
	}),
	'client-named': ({ participants }, { person }) => ({
		participants: participants.map((one): Participant => {
			if (one.person === person) return { ...one, role: 'client', duties: [] };
			return one.role === 'client' ? { ...one, role: 'consultant' } : one;
		}),
	}),
	'duty-assigned': (state, { person, duties }) => ({
		participants: change(state, person, { duties }),
	}),
	'facilitator-changed': (state, event) => ({
		participants: changeFacilitator(state, event),
		floor: { ...state.floor, talkMs: event.talkMs },
		asks: event.asks,
	}),
	'listening-set': (_, { listening }) => ({ listening }),
};

function change(
	{ participants }: RoundState,
	person: PersonId,
	changes: Partial<Participant>,
): Participant[] {
	return participants.map((one) => (one.person === person ? { ...one, ...changes } : one));
}

/** The former facilitator sits down as a consultant, and is the co-facilitator when the new one was. */
function changeFacilitator(
	{ participants }: RoundState,
	{ from, to }: EventOf<'facilitator-changed'>,
): Participant[] {
	const chosen = participants.find(({ person }) => person === to);
	const wasCoFacilitator = chosen?.duties.includes('co-facilitator') ?? false;
	return participants.map((one): Participant => {
		const { person, duties } = one;
		const others = duties.filter((duty) => duty !== 'co-facilitator');
		if (person === to) return { ...one, role: 'facilitator', duties: others };
		if (person !== from) return one;
		return {
			...one,
			role: 'consultant',
			duties: wasCoFacilitator ? [...others, 'co-facilitator'] : duties,
		};
	});
}
