import type { LoggedEvent, RoundEvent } from './events.ts';
import type { Contribution, RoundState, TextId, Viewer, Vote } from './round.ts';

/**
 * The round as one of its participants may know it: everything that must not reach them is left out here, on
 * the server, and the counts stay. For every viewer v, event e and state s (law I7):
 * `evolve(project(s, v), projectEvent(e, v, after)) = project(evolve(s, e), v)`.
 */
export function project(state: RoundState, viewer: Viewer): RoundState {
	const { person } = viewer;
	const isFacilitating = facilitates(state, viewer);
	const { floor } = state;
	return {
		...state,
		floor: isFacilitating ? floor : { ...floor, talkMs: {} },
		contributions: state.contributions.map((one) => (maySee(one, viewer) ? one : veil(one))),
		votes: state.votes.map((vote) => seenVote(vote, viewer, state.areVotesRevealed)),
		kept: state.kept.filter(({ by }) => by === person),
		asks: isFacilitating ? state.asks : state.asks.filter(({ by }) => by === person),
		pulseBy: state.pulseBy.filter((by) => by === person),
	};
}

/**
 * An event as one of the participants may know it, `after` being the whole state that follows it. Whoever may see
 * it whole gets the very same object, which lets the channel serialise it once for all of them.
 */
export function projectEvent(logged: LoggedEvent, viewer: Viewer, after: RoundState): LoggedEvent {
	const event = seen(logged, viewer, after);
	if (event === logged.event) return logged;
	// Who acted would tell what is hidden, but for what merely lacks the facilitator's mirror.
	const isMirror = 'held' in event || event.type === 'facilitator-changed';
	const isOpen = isMirror || event.type === 'votes-revealed';
	return { ...logged, actor: isOpen ? logged.actor : null, event };
}

/** The texts a projected state or event names: the only ones that go out with it. */
export function visibleTexts(seen: RoundState | RoundEvent): TextId[] {
	const ids = 'type' in seen ? textsOfEvent(seen) : textsOfState(seen);
	return ids.filter((id) => id !== null);
}

function seen({ event }: LoggedEvent, viewer: Viewer, after: RoundState): RoundEvent {
	const { person } = viewer;
	const isFacilitating = facilitates(after, viewer);
	switch (event.type) {
		case 'contribution-written': {
			const isSeen = event.veil === null || event.author === person;
			return isSeen ? event : { ...event, author: null, text: null };
		}
		case 'contribution-edited':
			return isOpenTo(after, event.id, viewer) ? event : { ...event, text: null };
		case 'contribution-withdrawn':
			// The same content for everybody: only who did it may have to be hidden.
			return isOpenTo(after, event.id, viewer) ? event : { ...event };
		case 'contribution-kept':
			return event.by === person ? event : { type: 'withheld' };
		case 'asked':
		case 'ask-dismissed':
			return isFacilitating || event.by === person ? event : { type: 'withheld' };
		case 'vote-cast':
			return event.by === person ? event : { ...event, by: null, subject: null };
		case 'votes-revealed':
			return { ...event, votes: event.votes.map((vote) => seenVote(vote, viewer, true)) };
		case 'pulse-answered':
			return event.by === person ? event : { ...event, by: null };
		case 'facilitator-changed':
			if (isFacilitating) return event;
			return { ...event, talkMs: {}, asks: event.asks.filter(({ by }) => by === person) };
		default:
			return 'held' in event && event.held !== null && !isFacilitating
				? { ...event, held: null }
				: event;
	}
}

function facilitates(state: RoundState, { person }: Viewer): boolean {
	return state.participants.some((one) => one.person === person && one.role === 'facilitator');
}

const maySee = ({ veil: hidden, author }: Contribution, { person }: Viewer) =>
	hidden === null || author === person;

function isOpenTo(state: RoundState, id: string, viewer: Viewer): boolean {
	const contribution = state.contributions.find((one) => one.id === id);
	return contribution !== undefined && maySee(contribution, viewer);
}

const veil = (contribution: Contribution): Contribution => ({
	...contribution,
	author: null,
	text: null,
});

/** One's own vote is one's own; of the others, what they chose once revealed, and never who. */
function seenVote({ id, by, subject }: Vote, { person }: Viewer, areRevealed: boolean): Vote {
	if (by === person) return { id, by, subject };
	return { id, by: null, subject: areRevealed ? subject : null };
}

function textsOfState(state: RoundState): (TextId | null)[] {
	return [
		...state.contributions.flatMap(({ text, answer }) => [text, answer?.text ?? null]),
		...state.contract.map(({ text }) => text),
		...state.actions.flatMap(({ what, withWhom, indicator }) => [what, withWhom, indicator]),
		...state.earlierActions.map(({ what }) => what),
	];
}

function textsOfEvent(event: RoundEvent): (TextId | null)[] {
	switch (event.type) {
		case 'contribution-written':
		case 'contribution-edited':
		case 'question-answered':
		case 'contract-published':
			return [event.text];
		case 'contributions-opened':
			return event.contributions.map(({ text }) => text);
		case 'action-set':
			return [event.action.what, event.action.withWhom, event.action.indicator];
		case 'round-opened':
			return event.earlierActions.map(({ what }) => what);
		default:
			return [];
	}
}
