import type { Instant } from '#kernel/clock.ts';
import type {
	Action,
	ActionId,
	ActionStatus,
	Ask,
	ContributionId,
	Duty,
	EarlierAction,
	GroupId,
	Participant,
	PersonId,
	RoundId,
	TextId,
	VoteId,
	Vote,
} from './round.ts';
import type { ContributionType, Template } from './template.ts';
import type { Veil } from './round.ts';

/** How long somebody held the floor, for the facilitator's private mirror; null for every other viewer. */
export type Held = { person: PersonId; ms: number } | null;

/**
 * The facts of a round, past tense. Payloads hold ids and figures only; texts live apart and are
 * joined when an event is sent. Every viewer receives every `seq`: what one may not see arrives `withheld`.
 */
export type RoundEvent =
	| {
			type: 'round-opened';
			id: RoundId;
			group: GroupId;
			number: number;
			template: Template;
			plannedMs: number[];
			listening: 'strict' | 'active';
			participants: Participant[];
			earlierActions: EarlierAction[];
	  }
	| { type: 'seat-taken'; person: PersonId; place: 'room' | 'remote' }
	| { type: 'client-named'; person: PersonId }
	| { type: 'duty-assigned'; person: PersonId; duties: Duty[] }
	| { type: 'round-cancelled' }
	/** Starting, advancing and going back: the one way a step begins. */
	| {
			type: 'step-started';
			reason: 'start' | 'advance' | 'go-back';
			step: number;
			plannedMs: number;
			deadline: Instant | null;
			held: Held;
	  }
	| {
			type: 'step-restored';
			step: number;
			deadline: Instant | null;
			remainingMs: number | null;
			isExpired: boolean;
			held: Held;
	  }
	| { type: 'round-paused'; remainingMs: number }
	| { type: 'round-resumed'; deadline: Instant; pausedMs: number }
	/** A deadline when the clock runs, what is left when it is paused. */
	| { type: 'step-extended'; minutes: number; deadline: Instant | null; remainingMs: number | null }
	| { type: 'time-expired'; version: number }
	| { type: 'listening-set'; listening: 'strict' | 'active' }
	| { type: 'hand-raised'; person: PersonId }
	| { type: 'hand-lowered'; person: PersonId }
	| { type: 'floor-given'; person: PersonId; held: Held }
	| { type: 'floor-freed'; reason: 'taken-back' | 'passed'; held: Held }
	| { type: 'go-round-started'; order: PersonId[]; held: Held }
	/** The next person of the go-round has the floor. */
	| { type: 'go-round-moved'; position: number; held: Held }
	| { type: 'go-round-ended'; held: Held }
	| {
			type: 'contribution-written';
			id: ContributionId;
			as: ContributionType;
			step: number;
			author: PersonId | null;
			text: TextId | null;
			veil: Veil | null;
	  }
	| { type: 'contribution-edited'; id: ContributionId; text: TextId | null }
	| { type: 'contribution-withdrawn'; id: ContributionId }
	/** Revealed, shared by its author, or accepted though late: the content goes out to the room. */
	| {
			type: 'contributions-opened';
			reason: 'revealed' | 'shared' | 'accepted';
			contributions: { id: ContributionId; author: PersonId | null; text: TextId | null }[];
	  }
	| { type: 'question-answered'; id: ContributionId; by: PersonId; text: TextId }
	| { type: 'contribution-kept'; by: PersonId; id: ContributionId; isKept: boolean }
	| { type: 'vote-cast'; vote: VoteId; by: PersonId | null; subject: ContributionId | null }
	/** How many for whom; `by` is null for all but one's own vote, even then: the vote is secret. */
	| { type: 'votes-revealed'; votes: Vote[] }
	| { type: 'contract-published'; version: number; text: TextId; by: PersonId }
	| { type: 'action-set'; action: Action }
	| { type: 'action-removed'; id: ActionId }
	| { type: 'action-reported'; id: ActionId; status: ActionStatus }
	| { type: 'asked'; by: PersonId; what: 'pause' | 'minute' }
	| { type: 'ask-dismissed'; by: PersonId; what: 'pause' | 'minute' }
	/** The answers themselves are counted apart, without a name. */
	| { type: 'pulse-answered'; by: PersonId | null }
	/** Carries the facilitator's private mirror to the new one, and takes it from the old. */
	| {
			type: 'facilitator-changed';
			from: PersonId;
			to: PersonId;
			reason: 'handed-over' | 'taken-over';
			talkMs: Record<PersonId, number>;
			asks: Ask[];
	  }
	| { type: 'round-closed' }
	| { type: 'withheld' };

export type EventType = RoundEvent['type'];
export type EventOf<Type extends EventType> = Extract<RoundEvent, { type: Type }>;

/** An event in its place in the log. `actor` is null for the platform's own, and where the viewer may not know. */
export type LoggedEvent = { seq: number; at: Instant; actor: PersonId | null; event: RoundEvent };
