import type { Appliers } from './applier.ts';
import type { Contribution, ContributionId, RoundState, Vote } from './round.ts';

/** What people write, and what becomes of it. */
export const contributionEvents: Appliers<
	| 'contribution-written'
	| 'contribution-edited'
	| 'contribution-withdrawn'
	| 'contributions-opened'
	| 'question-answered'
	| 'contribution-kept'
	| 'vote-cast'
	| 'votes-revealed'
> = {
	'contribution-written': (
		{ contributions },
		{ id, as: type, step, author, text, veil },
		{ at: writtenAt },
	) => {
		const fresh = { editedAt: null, isWithdrawn: false, answer: null };
		const written = { id, type, step, author, text, veil, writtenAt, ...fresh };
		return { contributions: [...contributions, written] };
	},
	'contribution-edited': (state, { id, text }, { at }) => change(state, id, { text, editedAt: at }),
	// The answer goes with its question, which it often repeats.
	'contribution-withdrawn': (state, { id }) =>
		change(state, id, { isWithdrawn: true, text: null, answer: null }),
	'contributions-opened': (state, { contributions: opened }) => {
		const byId = new Map(opened.map((one) => [one.id, one]));
		const contributions = state.contributions.map((contribution) => {
			const content = byId.get(contribution.id);
			return content ? { ...contribution, ...content, veil: null } : contribution;
		});
		return { contributions };
	},
	'question-answered': (state, { id, by, text }, { at }) =>
		change(state, id, { answer: { by, text, at } }),
	'contribution-kept': ({ kept }, { by, id, isKept }) => {
		const others = kept.filter((one) => one.by !== by || one.contribution !== id);
		return { kept: isKept ? [...others, { by, contribution: id }] : others };
	},
	'vote-cast': ({ votes }, { vote: id, by, subject }) => {
		const cast: Vote = { id, by, subject };
		const isChanged = votes.some((vote) => vote.id === id);
		return {
			votes: isChanged ? votes.map((vote) => (vote.id === id ? cast : vote)) : [...votes, cast],
		};
	},
	'votes-revealed': (_, { votes }) => ({ votes, areVotesRevealed: true }),
};

function change(
	{ contributions }: RoundState,
	id: ContributionId,
	changes: Partial<Contribution>,
): Partial<RoundState> {
	return {
		contributions: contributions.map((one) => (one.id === id ? { ...one, ...changes } : one)),
	};
}
