import type { EventOf, EventType, Held, LoggedEvent, RoundEvent } from './events.ts';
import { findContribution, findParticipant } from './find.ts';
import type { ContributionId, PersonId, RoundState } from './round.ts';

/** An event, who looks at it, and the whole state once it is applied. */
export type Sight = { logged: LoggedEvent; person: PersonId; after: RoundState };

type Sights = {
	[Type in EventType]: (sight: Sight, event: EventOf<Type>) => LoggedEvent;
};

const whole = ({ logged }: Sight): LoggedEvent => logged;

/**
 * How each event looks to somebody: the very same object when nothing in it is hidden from them. One line per event,
 * which the compiler checks, so that nothing new goes out before somebody has thought about who may see it.
 */
export const sights: Sights = {
	'round-opened': whole,
	'seat-taken': whole,
	'client-named': whole,
	'duty-assigned': whole,
	'round-cancelled': whole,
	'step-started': withoutMirror,
	'step-restored': withoutMirror,
	'round-paused': whole,
	'round-resumed': whole,
	'step-extended': whole,
	'time-expired': whole,
	'listening-set': whole,
	'hand-raised': whole,
	'hand-lowered': whole,
	'floor-given': withoutMirror,
	'floor-freed': withoutMirror,
	'go-round-started': withoutMirror,
	'go-round-moved': withoutMirror,
	'go-round-ended': withoutMirror,
	'contribution-written': (sight, event) =>
		isVeiled(sight, event.id)
			? unsigned(sight, { ...event, author: null, text: null })
			: whole(sight),
	'contribution-edited': (sight, event) =>
		isVeiled(sight, event.id) ? unsigned(sight, { ...event, text: null }) : whole(sight),
	'contribution-withdrawn': (sight, event) =>
		isVeiled(sight, event.id) ? unsigned(sight, event) : whole(sight),
	'contributions-opened': whole,
	'question-answered': whole,
	'contribution-kept': (sight, { by }) => (by === sight.person ? whole(sight) : withheld(sight)),
	'vote-cast': (sight, event) =>
		event.by === sight.person
			? whole(sight)
			: unsigned(sight, { ...event, by: null, subject: null }),
	'votes-revealed': (sight, event) => {
		const votes = event.votes.map((vote) =>
			vote.by === sight.person ? vote : { ...vote, by: null },
		);
		const hidesNothing = votes.every((vote, index) => vote === event.votes[index]);
		return hidesNothing ? whole(sight) : replaced(sight, { ...event, votes });
	},
	'contract-published': whole,
	'action-set': whole,
	'action-removed': whole,
	'action-reported': whole,
	asked: betweenTwo,
	'ask-dismissed': betweenTwo,
	'pulse-answered': (sight, event) =>
		event.by === sight.person ? whole(sight) : unsigned(sight, { ...event, by: null }),
	'facilitator-changed': (sight, event) => {
		if (event.to === sight.person) return whole(sight);
		const asks = event.asks.filter(({ by }) => by === sight.person);
		const hidesNothing =
			asks.length === event.asks.length && Object.keys(event.talkMs).length === 0;
		return hidesNothing ? whole(sight) : replaced(sight, { ...event, talkMs: {}, asks });
	},
	'round-closed': whole,
	withheld: whole,
};

const replaced = ({ logged }: Sight, event: RoundEvent): LoggedEvent => ({ ...logged, event });

const unsigned = ({ logged }: Sight, event: RoundEvent): LoggedEvent => ({
	...logged,
	actor: null,
	event,
});

const withheld = (sight: Sight): LoggedEvent => unsigned(sight, { type: 'withheld' });

/** How long somebody held the floor is for the facilitator only. */
function withoutMirror(sight: Sight, event: Extract<RoundEvent, { held: Held }>): LoggedEvent {
	if (event.held === null || isFacilitator(sight)) return whole(sight);
	return replaced(sight, { ...event, held: null });
}

/** Between the person who asks and the facilitator. */
function betweenTwo(sight: Sight, { by }: EventOf<'asked' | 'ask-dismissed'>): LoggedEvent {
	return by === sight.person || isFacilitator(sight) ? whole(sight) : withheld(sight);
}

function isVeiled({ after, person }: Sight, id: ContributionId): boolean {
	const contribution = findContribution(after, id);
	return contribution !== null && contribution.veil !== null && contribution.author !== person;
}

const isFacilitator = ({ after, person }: Sight) =>
	findParticipant(after, person)?.role === 'facilitator';
