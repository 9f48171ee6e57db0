import { unreachable } from '#kernel/errors.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { Participant, PersonId, RoundState } from './round.ts';

type PeopleEvent = EventOf<
	| 'seat-taken'
	| 'client-named'
	| 'duty-assigned'
	| 'facilitator-changed'
	| 'listening-set'
	| 'asked'
	| 'ask-dismissed'
	| 'pulse-answered'
>;

/** Who sits where with which role, and what people ask for. */
export function evolvePeople(
	state: RoundState,
	event: PeopleEvent,
	{ at, seq }: LoggedEvent,
): RoundState {
	switch (event.type) {
		case 'seat-taken': {
			const seat = { place: event.place, attestedAt: at };
			return change(state, (one) => (one.person === event.person ? { ...one, seat } : one));
		}
		case 'client-named':
			return change(state, (one) => nameClient(one, event.person));
		case 'duty-assigned':
			return change(state, (one) =>
				one.person === event.person ? { ...one, duties: event.duties } : one,
			);
		case 'facilitator-changed': {
			const steeredAt = { ...state.steeredAt, conduct: seq };
			const floor = { ...state.floor, talkMs: event.talkMs };
			const next = { ...state, steeredAt, floor, asks: event.asks };
			return change(next, (one) => changeFacilitator(one, event));
		}
		case 'listening-set':
			return { ...state, listening: event.listening };
		case 'asked':
			return { ...state, asks: [...state.asks, { by: event.by, what: event.what, at }] };
		case 'ask-dismissed': {
			const { by, what } = event;
			return { ...state, asks: state.asks.filter((ask) => ask.by !== by || ask.what !== what) };
		}
		case 'pulse-answered': {
			const pulseBy = event.by === null ? state.pulseBy : [...state.pulseBy, event.by];
			return { ...state, pulseBy, pulseCount: state.pulseCount + 1 };
		}
		default:
			return unreachable(event);
	}
}

function change(state: RoundState, one: (participant: Participant) => Participant): RoundState {
	return { ...state, participants: state.participants.map(one) };
}

/** The client presents and has no other duty; who was to be client consults. */
function nameClient(one: Participant, client: PersonId): Participant {
	if (one.person === client) return { ...one, role: 'client', duties: [] };
	return one.role === 'client' ? { ...one, role: 'consultant' } : one;
}

/** Who facilitated stays at the table as a consultant, and is first in line to take the round back. */
function changeFacilitator(one: Participant, event: EventOf<'facilitator-changed'>): Participant {
	if (one.person === event.to) return { ...one, role: 'facilitator', duties: [] };
	if (one.person === event.from) return { ...one, role: 'consultant', duties: ['co-facilitator'] };
	return { ...one, duties: one.duties.filter((duty) => duty !== 'co-facilitator') };
}
