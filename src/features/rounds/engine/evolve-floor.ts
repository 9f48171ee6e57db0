import type { Instant } from '#kernel/clock.ts';
import type { Appliers } from './applier.ts';
import type { Held } from './events.ts';
import type { Floor, PersonId, RoundState } from './round.ts';

/** Who speaks, who would like to. Hands do not count as steering: they come while the facilitator gives the floor. */
export const floorEvents: Appliers<
	| 'hand-raised'
	| 'hand-lowered'
	| 'floor-given'
	| 'floor-freed'
	| 'go-round-started'
	| 'go-round-moved'
	| 'go-round-ended'
> = {
	'hand-raised': ({ floor }, { person }) => ({
		floor: { ...floor, hands: [...floor.hands, person] },
	}),
	'hand-lowered': ({ floor }, { person }) => ({
		floor: { ...floor, hands: floor.hands.filter((other) => other !== person) },
	}),
	'floor-given': (state, { person, held }, { seq, at }) =>
		steer(state, seq, give(count(state.floor, held), person, at)),
	'floor-freed': (state, { held }, { seq }) => steer(state, seq, free(count(state.floor, held))),
	'go-round-started': (state, { order, held }, { seq, at }) => {
		const floor = { ...count(state.floor, held), goRound: { order, position: 0 } };
		return steer(state, seq, give(floor, order[0], at));
	},
	'go-round-moved': (state, { position, held }, { seq, at }) => {
		const order = state.floor.goRound?.order ?? [];
		const floor = { ...count(state.floor, held), goRound: { order, position } };
		return steer(state, seq, give(floor, order[position], at));
	},
	'go-round-ended': (state, { held }, { seq }) =>
		steer(state, seq, { ...free(count(state.floor, held)), goRound: null }),
};

export const untouchedFloor: Floor = {
	holder: null,
	since: null,
	hands: [],
	goRound: null,
	spoken: [],
	talkMs: {},
};

/** The floor of a new step: hands and turns were about the one left. */
export function clearFloor(floor: Floor, held: Held): Floor {
	const { talkMs } = count(floor, held);
	return { ...untouchedFloor, talkMs };
}

const steer = ({ steeredAt }: RoundState, seq: number, floor: Floor): Partial<RoundState> => ({
	floor,
	steeredAt: { ...steeredAt, floor: seq },
});

function give(floor: Floor, person: PersonId | undefined, at: Instant): Floor {
	if (person === undefined) return free(floor);
	return {
		...floor,
		holder: person,
		since: at,
		hands: floor.hands.filter((other) => other !== person),
		spoken: floor.spoken.includes(person) ? floor.spoken : [...floor.spoken, person],
	};
}

const free = (floor: Floor): Floor => ({ ...floor, holder: null, since: null });

function count(floor: Floor, held: Held): Floor {
	if (held === null) return floor;
	const { talkMs } = floor;
	const before = talkMs[held.person] ?? 0;
	return { ...floor, talkMs: { ...talkMs, [held.person]: before + held.ms } };
}
