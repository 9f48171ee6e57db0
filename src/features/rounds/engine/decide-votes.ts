import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { findContribution } from './find.ts';
import { currentStep } from './speech.ts';

/** The choice of the situation: the vote is secret and advises, the group decides. */
export const voteCommands: Handlers<'vote' | 'reveal-votes'> = {
	vote: { by: 'table', during: 'running', dependsOn: 'step', decide: vote },
	'reveal-votes': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'nothing',
		decide: revealVotes,
	},
};

/**
 * One vote each, changed as often as one likes until the votes are shown. A changed vote keeps its first id, so that
 * those who see neither voter nor subject replace it too. The facilitator decides with the group and does not vote.
 */
function vote({ state, me }: Attempt, { vote: id, subject }: CommandOf<'vote'>): Decision {
	if (me.role === 'facilitator') return refuse('not-in-this-role');
	if (!currentStep(state)?.captures.vote || state.areVotesRevealed) {
		return refuse('not-allowed-at-this-step');
	}
	const contribution = findContribution(state, subject);
	const isReadable = contribution?.veil === null || contribution?.author === me.person;
	if (contribution?.type !== 'subject' || !isReadable) return refuse('unknown-contribution');
	if (contribution.isWithdrawn) return refuse('already-withdrawn');
	const mine = state.votes.find(({ by }) => by === me.person);
	if (mine?.subject === subject) return refuse('no-change');
	if (!mine && state.votes.some((other) => other.id === id)) return refuse('id-in-use');
	return accept({ type: 'vote-cast', vote: mine?.id ?? id, by: me.person, subject });
}

function revealVotes({ state }: Attempt): Decision {
	if (state.areVotesRevealed || state.votes.length === 0) return refuse('nothing-to-reveal');
	return accept({ type: 'votes-revealed', votes: state.votes });
}
