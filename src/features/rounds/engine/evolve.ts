import { unreachable } from '#kernel/errors.ts';
import { evolveContributions } from './evolve-contributions.ts';
import { evolveFloor } from './evolve-floor.ts';
import { evolvePeople } from './evolve-people.ts';
import { evolveStep } from './evolve-step.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { RoundState } from './round.ts';

/**
 * The state after an event. Total, pure and cheap: it copies what changes and shares the rest. It runs alike
 * on the whole state and on a viewer's projection of it.
 *
 * @throws Error when the log does not begin with `round-opened`.
 */
export function evolve(state: RoundState | null, logged: LoggedEvent): RoundState {
	const { event, seq } = logged;
	if (event.type === 'round-opened') return open(event, logged);
	if (!state) throw new Error(`the log begins with ${event.type}`);
	return apply({ ...state, seq }, logged);
}

function apply(state: RoundState, logged: LoggedEvent): RoundState {
	const { event } = logged;
	switch (event.type) {
		case 'round-opened':
		case 'withheld':
			return state;
		case 'seat-taken':
		case 'client-named':
		case 'duty-assigned':
		case 'facilitator-changed':
		case 'listening-set':
		case 'asked':
		case 'ask-dismissed':
		case 'pulse-answered':
			return evolvePeople(state, event, logged);
		case 'round-cancelled':
		case 'round-closed':
		case 'step-started':
		case 'step-restored':
		case 'round-paused':
		case 'round-resumed':
		case 'step-extended':
		case 'time-expired':
			return evolveStep(state, event, logged);
		case 'hand-raised':
		case 'hand-lowered':
		case 'floor-given':
		case 'floor-freed':
		case 'go-round-started':
		case 'go-round-moved':
		case 'go-round-ended':
			return evolveFloor(state, event, logged);
		case 'contribution-written':
		case 'contribution-edited':
		case 'contribution-withdrawn':
		case 'contributions-opened':
		case 'question-answered':
		case 'contribution-kept':
		case 'vote-cast':
		case 'votes-revealed':
		case 'contract-published':
		case 'action-set':
		case 'action-removed':
		case 'action-reported':
			return evolveContributions(state, event, logged);
		default:
			return unreachable(event);
	}
}

function open(event: EventOf<'round-opened'>, { seq, at }: LoggedEvent): RoundState {
	const { id, group, number, template, plannedMs, listening, participants, earlierActions } = event;
	return {
		...{ id, group, number, template, plannedMs, listening, participants, earlierActions },
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
		steeredAt: { conduct: seq, floor: seq },
		floor: { holder: null, since: null, hands: [], goRound: null, spoken: [], talkMs: {} },
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
