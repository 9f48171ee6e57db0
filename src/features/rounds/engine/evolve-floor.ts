import type { Instant } from '#kernel/clock.ts';
import { unreachable } from '#kernel/errors.ts';
import type { EventOf, Held, LoggedEvent } from './events.ts';
import type { Floor, GoRound, PersonId, RoundState } from './round.ts';

type FloorEvent = EventOf<
	| 'hand-raised'
	| 'hand-lowered'
	| 'floor-given'
	| 'floor-freed'
	| 'go-round-started'
	| 'go-round-moved'
	| 'go-round-ended'
>;

/** Hands and the floor. Hands steer nothing: only a move of the floor does. */
export function evolveFloor(
	state: RoundState,
	event: FloorEvent,
	{ at, seq }: LoggedEvent,
): RoundState {
	const floor = moved(state.floor, event, at);
	if (event.type === 'hand-raised' || event.type === 'hand-lowered') return { ...state, floor };
	return { ...state, floor, steeredAt: { ...state.steeredAt, floor: seq } };
}

function moved(floor: Floor, event: FloorEvent, at: Instant): Floor {
	switch (event.type) {
		case 'hand-raised':
			return { ...floor, hands: [...floor.hands, event.person] };
		case 'hand-lowered':
			return { ...floor, hands: floor.hands.filter((person) => person !== event.person) };
		case 'floor-given':
			return given(freed(floor, event.held), event.person, at);
		case 'floor-freed':
		case 'go-round-ended':
			return freed(floor, event.held);
		case 'go-round-started':
			return goRound(freed(floor, event.held), { order: event.order, position: 0 }, at);
		case 'go-round-moved': {
			const order = floor.goRound?.order ?? [];
			return goRound(freed(floor, event.held), { order, position: event.position }, at);
		}
		default:
			return unreachable(event);
	}
}

/** Nobody has the floor and no hand is up: a step has ended. */
export function emptied(floor: Floor, held: Held): Floor {
	return { ...freed(floor, held), hands: [], spoken: [] };
}

function freed(floor: Floor, held: Held): Floor {
	return {
		...floor,
		holder: null,
		since: null,
		goRound: null,
		talkMs: counted(floor.talkMs, held),
	};
}

function given(floor: Floor, person: PersonId, at: Instant): Floor {
	return {
		...floor,
		holder: person,
		since: at,
		hands: floor.hands.filter((raised) => raised !== person),
		spoken: floor.spoken.includes(person) ? floor.spoken : [...floor.spoken, person],
	};
}

function goRound(floor: Floor, round: GoRound, at: Instant): Floor {
	const holder = round.order[round.position];
	return holder ? { ...given(floor, holder, at), goRound: round } : floor;
}

function counted(talkMs: Floor['talkMs'], held: Held): Floor['talkMs'] {
	if (!held) return talkMs;
	return { ...talkMs, [held.person]: (talkMs[held.person] ?? 0) + held.ms };
}
