import type { ActionId, ActionStatus, ContributionId, PersonId, TextId, VoteId } from './round.ts';
import type { ContributionType } from './template.ts';

/** A text as its author sends it: the id is drawn by the sender, so that a repeat stays a repeat. */
export type NewText = { id: TextId; body: string };

/** What people may ask of a running round. Imperatives; the server decides. */
export type Command =
	// Lobby
	| { type: 'sit'; place: 'room' | 'remote' }
	| { type: 'name-client'; person: PersonId }
	| {
			type: 'assign-duty';
			person: PersonId;
			duty: 'co-facilitator' | 'time-keeper' | 'secretary' | null;
	  }
	| { type: 'start' }
	| { type: 'cancel' }
	// Steps and time (facilitator)
	| { type: 'advance' }
	| { type: 'go-back' }
	| { type: 'undo' }
	| { type: 'pause' }
	| { type: 'resume' }
	| { type: 'extend'; minutes: 1 | 2 | 5 }
	| { type: 'set-listening'; listening: 'strict' | 'active' }
	// The floor
	| { type: 'raise-hand' }
	| { type: 'lower-hand'; person?: PersonId }
	| { type: 'give-floor'; person: PersonId }
	| { type: 'take-back-floor' }
	| { type: 'pass-floor' }
	| { type: 'start-go-round' }
	| { type: 'stop-go-round' }
	// Contributions
	| {
			type: 'write';
			contribution: ContributionId;
			as: ContributionType;
			text: NewText;
			isPrivate?: boolean;
	  }
	| { type: 'edit'; contribution: ContributionId; text: NewText }
	| { type: 'withdraw'; contribution: ContributionId }
	| { type: 'share'; contribution: ContributionId }
	| { type: 'reveal' }
	| { type: 'accept-late'; contribution: ContributionId }
	| { type: 'answer'; contribution: ContributionId; text: NewText }
	| { type: 'keep'; contribution: ContributionId; isKept: boolean }
	// Choice of the situation
	| { type: 'vote'; vote: VoteId; subject: ContributionId }
	| { type: 'reveal-votes' }
	// Contract and actions
	| { type: 'publish-contract'; text: NewText }
	| {
			type: 'set-action';
			action: ActionId;
			what: NewText;
			withWhom: NewText | null;
			due: string | null;
			indicator: NewText | null;
	  }
	| { type: 'remove-action'; action: ActionId }
	| { type: 'report-action'; action: ActionId; status: ActionStatus }
	// Care for people
	| { type: 'ask'; what: 'pause' | 'minute' }
	| { type: 'dismiss-ask'; person: PersonId; what: 'pause' | 'minute' }
	| { type: 'answer-pulse'; answers: [number, number, number] }
	// Facilitation
	| { type: 'hand-over'; to: PersonId }
	| { type: 'take-over' }
	| { type: 'close' };

/** Sent by the platform itself when a durable deadline comes; never accepted from a socket. */
export type SystemCommand = { type: 'expire'; version: number };

/** Who acts: a person, or the platform's own timer. */
export type Actor = { person: PersonId } | { person: null };
