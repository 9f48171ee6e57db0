import type { GroupId, PersonId, RoundId } from './engine/round.ts';

type About = { roundId: RoundId; groupId: GroupId };

/** Facts about rounds that others hear of; what happens within a round is in its own log (engine/events.ts). */
export type RoundFact =
	| ({ type: 'round-closed' } & About)
	/** Its client let those who were there read what moved since. */
	| ({ type: 'postcard-sent' } & About)
	/** Its client asked this person to go along with them. */
	| ({ type: 'companion-chosen'; personId: PersonId } & About);
