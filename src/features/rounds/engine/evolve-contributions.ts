import type { Instant } from '#kernel/clock.ts';
import { unreachable } from '#kernel/errors.ts';
import type { EventOf, LoggedEvent } from './events.ts';
import type { Contribution, ContributionId, RoundState } from './round.ts';

type ContributionEvent = EventOf<
	| 'contribution-written'
	| 'contribution-edited'
	| 'contribution-withdrawn'
	| 'contributions-opened'
	| 'question-answered'
	| 'contribution-kept'
	| 'vote-cast'
	| 'votes-revealed'
	| 'contract-published'
	| 'action-set'
	| 'action-removed'
	| 'action-reported'
>;

/** What people write and decide. Nothing is ever taken out of the log: a withdrawn text leaves its place. */
export function evolveContributions(
	state: RoundState,
	event: ContributionEvent,
	{ at }: LoggedEvent,
): RoundState {
	switch (event.type) {
		case 'contribution-written':
			return { ...state, contributions: [...state.contributions, written(event, at)] };
		case 'contribution-edited':
			return change(state, event.id, (one) => ({ ...one, text: event.text, editedAt: at }));
		case 'contribution-withdrawn': {
			const kept = state.kept.filter(({ contribution }) => contribution !== event.id);
			return change({ ...state, kept }, event.id, (one) => ({
				...one,
				text: null,
				answer: null,
				isWithdrawn: true,
			}));
		}
		case 'contributions-opened':
			return event.contributions.reduce<RoundState>(
				(opened, { id, author, text }) =>
					change(opened, id, (one) => ({ ...one, author, text, veil: null })),
				state,
			);
		case 'question-answered':
			return change(state, event.id, (one) => ({
				...one,
				answer: { by: event.by, text: event.text, at },
			}));
		case 'contribution-kept': {
			const others = state.kept.filter(({ contribution }) => contribution !== event.id);
			const own = { by: event.by, contribution: event.id };
			return { ...state, kept: event.isKept ? [...others, own] : others };
		}
		case 'vote-cast':
			return { ...state, votes: cast(state, event) };
		case 'votes-revealed':
			return { ...state, votes: event.votes, areVotesRevealed: true };
		case 'contract-published': {
			const { version, text, by } = event;
			return { ...state, contract: [...state.contract, { version, text, by, at }] };
		}
		case 'action-set':
			return { ...state, actions: withAction(state, event) };
		case 'action-removed':
			return { ...state, actions: state.actions.filter(({ id }) => id !== event.id) };
		case 'action-reported': {
			const earlierActions = state.earlierActions.map((action) =>
				action.id === event.id ? { ...action, status: event.status } : action,
			);
			return { ...state, earlierActions };
		}
		default:
			return unreachable(event);
	}
}

function written(event: EventOf<'contribution-written'>, at: Instant): Contribution {
	const { id, as, step, author, text, veil } = event;
	return {
		...{ id, type: as, step, author, text, veil },
		writtenAt: at,
		editedAt: null,
		isWithdrawn: false,
		answer: null,
	};
}

function change(
	state: RoundState,
	id: ContributionId,
	one: (contribution: Contribution) => Contribution,
): RoundState {
	const contributions = state.contributions.map((contribution) =>
		contribution.id === id ? one(contribution) : contribution,
	);
	return { ...state, contributions };
}

function cast({ votes }: RoundState, { vote: id, by, subject }: EventOf<'vote-cast'>) {
	const isKnown = votes.some((vote) => vote.id === id);
	if (!isKnown) return [...votes, { id, by, subject }];
	return votes.map((vote) => (vote.id === id ? { id, by, subject } : vote));
}

function withAction({ actions }: RoundState, { action }: EventOf<'action-set'>) {
	const isKnown = actions.some(({ id }) => id === action.id);
	if (!isKnown) return [...actions, action];
	return actions.map((one) => (one.id === action.id ? action : one));
}
