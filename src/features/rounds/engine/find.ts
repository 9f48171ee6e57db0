import type { Contribution, ContributionId, Participant, PersonId, RoundState } from './round.ts';

export function findParticipant(state: RoundState, person: PersonId | null): Participant | null {
	return state.participants.find((participant) => participant.person === person) ?? null;
}

export function findContribution(state: RoundState, id: ContributionId): Contribution | null {
	// From the end: nearly always it is the one just written.
	return state.contributions.findLast((contribution) => contribution.id === id) ?? null;
}
