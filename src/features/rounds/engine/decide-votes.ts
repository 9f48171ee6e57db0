import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { currentStep } from './speech.ts';
import { findContribution } from './writing.ts';

type VoteCommand = 'vote' | 'reveal-votes';

export const voteCommands: Handlers<VoteCommand> = {
	vote: { by: 'table', during: 'running', dependsOn: 'step', decide: vote },
	'reveal-votes': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state: { votes, areVotesRevealed } }) => {
			if (areVotesRevealed) return refuse('already-open');
			return votes.length === 0
				? refuse('nothing-to-reveal')
				: accept({ type: 'votes-revealed', votes });
		},
	},
};

/** A vote may be changed until it is revealed: it keeps its id, so that the others count the same number. */
function vote({ state, me }: Attempt, command: CommandOf<'vote'>): Decision {
	if (!currentStep(state)?.captures.vote) return refuse('not-allowed-at-this-step');
	if (state.areVotesRevealed) return refuse('already-open');
	const subject = findContribution(state, command.subject);
	if (subject?.type !== 'subject' || subject.veil !== null) return refuse('unknown-contribution');
	const own = state.votes.find(({ by }) => by === me.person);
	if (own?.subject === subject.id) return refuse('no-change');
	const id = own?.id ?? command.vote;
	if (!own && state.votes.some((other) => other.id === id)) return refuse('id-in-use');
	return accept({ type: 'vote-cast', vote: id, by: me.person, subject: subject.id });
}
