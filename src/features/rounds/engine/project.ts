import type { EventOf, EventType, LoggedEvent } from './events.ts';
import { findParticipant } from './find.ts';
import type { Contribution, PersonId, RoundState, Viewer, Vote } from './round.ts';
import { sights, type Sight } from './sights.ts';

/** The state as this person may see it: nothing else of it may leave the server for them. */
export function project(state: RoundState, { person }: Viewer): RoundState {
	const isFacilitator = findParticipant(state, person)?.role === 'facilitator';
	const { floor, contributions, votes, areVotesRevealed, kept, asks, pulseBy } = state;
	return {
		...state,
		floor: isFacilitator ? floor : { ...floor, talkMs: {} },
		contributions: contributions.map((contribution) => seenBy(person, contribution)),
		votes: votes.map((vote) => voteSeenBy(person, vote, areVotesRevealed)),
		kept: kept.filter(({ by }) => by === person),
		asks: isFacilitator ? asks : asks.filter(({ by }) => by === person),
		pulseBy: pulseBy.filter((by) => by === person),
	};
}

/**
 * The event as this person may see it, `after` being the whole state once it is applied; the very same object when
 * nothing in it is hidden from them, so that its JSON is made once for all who see it alike.
 *
 * Law I7 of realtime.md: `evolve(project(s), projectEvent(e, evolve(s, e)))` equals `project(evolve(s, e))`.
 */
export function projectEvent(
	logged: LoggedEvent,
	{ person }: Viewer,
	after: RoundState,
): LoggedEvent {
	return look(logged.event.type, logged.event, { logged, person, after });
}

function look<Type extends EventType>(type: Type, event: EventOf<Type>, sight: Sight): LoggedEvent {
	return sights[type](sight, event);
}

function seenBy(person: PersonId, contribution: Contribution): Contribution {
	const { veil, author } = contribution;
	if (veil === null || author === person) return contribution;
	return { ...contribution, author: null, text: null };
}

function voteSeenBy(person: PersonId, vote: Vote, areRevealed: boolean): Vote {
	if (vote.by === person) return vote;
	return { ...vote, by: null, subject: areRevealed ? vote.subject : null };
}
