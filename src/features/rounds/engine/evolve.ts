import { contributionEvents } from './evolve-contributions.ts';
import { floorEvents, untouchedFloor } from './evolve-floor.ts';
import { outcomeEvents } from './evolve-outcome.ts';
import { peopleEvents } from './evolve-people.ts';
import { stepEvents } from './evolve-steps.ts';
import { clockEvents } from './evolve-clock.ts';
import type { Appliers } from './applier.ts';
import type { EventOf, EventType, LoggedEvent } from './events.ts';
import type { RoundState } from './round.ts';

const appliers: Appliers<Exclude<EventType, 'round-opened'>> = {
	...peopleEvents,
	...stepEvents,
	...clockEvents,
	...floorEvents,
	...contributionEvents,
	...outcomeEvents,
	withheld: () => ({}),
};

/**
 * The state after one more event of the log, or of a viewer's projection of it. Total and pure; the state given is
 * left as it was. Only `round-opened` may come first.
 */
export function evolve(state: RoundState | null, logged: LoggedEvent): RoundState {
	const { event } = logged;
	if (event.type === 'round-opened') return open(event, logged);
	if (!state) throw new Error(`a log cannot begin with ${event.type}`);
	return { ...state, ...apply(event.type, event, { state, logged }), seq: logged.seq };
}

function apply<Type extends Exclude<EventType, 'round-opened'>>(
	type: Type,
	event: EventOf<Type>,
	{ state, logged }: { state: RoundState; logged: LoggedEvent },
): Partial<RoundState> {
	return appliers[type](state, event, logged);
}

function open(event: EventOf<'round-opened'>, { seq, at }: LoggedEvent): RoundState {
	const { type: _, ...opened } = event;
	return {
		...opened,
		status: 'lobby',
		seq,
		openedAt: at,
		startedAt: null,
		closedAt: null,
		step: -1,
		epoch: 0,
		stepStartedAt: null,
		clock: { status: 'stopped' },
		records: [],
		undoable: null,
		steeredAt: { conduct: 0, floor: 0 },
		floor: untouchedFloor,
		contributions: [],
		contract: [],
		actions: [],
		votes: [],
		areVotesRevealed: false,
		kept: [],
		asks: [],
		pulseBy: [],
		pulseCount: 0,
	};
}
