import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/id.ts';
import type { ContributionType, Template } from './template.ts';

export type RoundId = Id<'round'>;
export type GroupId = Id<'group'>;
export type PersonId = Id<'person'>;
export type ContributionId = Id<'contribution'>;
export type ActionId = Id<'action'>;
export type VoteId = Id<'vote'>;
/** Names a text kept apart from the log, so that erasing the text never breaks the fold of the log. */
export type TextId = Id<'text'>;

export type Role = 'client' | 'consultant' | 'facilitator' | 'observer';
export type Duty = 'co-facilitator' | 'time-keeper' | 'secretary';

export type Participant = {
	person: PersonId;
	role: Role;
	duties: Duty[];
	/** null until the person sits down in the lobby; where they are and that nobody else hears. */
	seat: { place: 'room' | 'remote'; attestedAt: Instant } | null;
};

/**
 * The clock of the current step, always absolute: two browsers must show the same time left. The version
 * grows at each change, expiry included, and names the durable deadline that waits for it.
 */
export type StepClock =
	| { status: 'stopped' }
	| { status: 'running'; deadline: Instant; version: number; isExpired: boolean }
	| { status: 'paused'; remainingMs: number; since: Instant; version: number; isExpired: boolean };

/** One stay in a step; going back opens a second record of the same step. */
export type StepRecord = {
	step: number;
	startedAt: Instant;
	endedAt: Instant | null;
	plannedMs: number;
	/** Time spent paused during this stay, in milliseconds. */
	pausedMs: number;
};

/**
 * Why a contribution is not open to the room. `until-revealed` and `late` are opened by the
 * facilitator, `private` only by its author. For everybody but the author, `author` and `text` are null.
 */
export type Veil = 'until-revealed' | 'late' | 'private';

export type Answer = { by: PersonId; text: TextId; at: Instant };

export type Contribution = {
	id: ContributionId;
	type: ContributionType;
	step: number;
	author: PersonId | null;
	/** null when veiled for this viewer, or when withdrawn. */
	text: TextId | null;
	veil: Veil | null;
	writtenAt: Instant;
	editedAt: Instant | null;
	isWithdrawn: boolean;
	answer: Answer | null;
};

export type ContractVersion = { version: number; text: TextId; by: PersonId; at: Instant };

export type Action = {
	id: ActionId;
	owner: PersonId;
	what: TextId;
	withWhom: TextId | null;
	/** ISO 8601 calendar date, « 2026-12-04 ». */
	due: string | null;
	indicator: TextId | null;
};

export type ActionStatus = 'done' | 'partly' | 'not-yet' | 'no-longer-relevant';

/** An action of an earlier round that was still open when this one was opened. */
export type EarlierAction = {
	id: ActionId;
	owner: PersonId;
	what: TextId;
	due: string | null;
	status: ActionStatus | null;
};

export type Vote = { id: VoteId; by: PersonId | null; subject: ContributionId | null };

export type Ask = { by: PersonId; what: 'pause' | 'minute'; at: Instant };

export type GoRound = { order: PersonId[]; position: number };

export type Floor = {
	holder: PersonId | null;
	since: Instant | null;
	/** Raised hands, first come first. */
	hands: PersonId[];
	goRound: GoRound | null;
	/** People who held the floor during this step. */
	spoken: PersonId[];
	/** Milliseconds each person held the floor; empty for everybody but the facilitator. */
	talkMs: Record<PersonId, number>;
};

/** What `undo` would restore: the step left within the last ten seconds. */
export type Undoable = {
	at: Instant;
	step: number;
	remainingMs: number | null;
	wasPaused: boolean;
	isExpired: boolean;
};

export type RoundState = {
	id: RoundId;
	group: GroupId;
	/** Rank of the round in its group, from 1. */
	number: number;
	status: 'lobby' | 'running' | 'closed' | 'cancelled';
	/** Position in the log; every viewer's copy carries the same one. */
	seq: number;
	template: Template;
	/** Length of each step as adjusted at opening, in milliseconds. */
	plannedMs: number[];
	listening: 'strict' | 'active';
	participants: Participant[];
	openedAt: Instant;
	startedAt: Instant | null;
	closedAt: Instant | null;
	/** Index of the current step, -1 in the lobby. */
	step: number;
	/** Grows at each change of step; a participant's command that carries an older one is stale. */
	epoch: number;
	stepStartedAt: Instant | null;
	clock: StepClock;
	records: StepRecord[];
	undoable: Undoable | null;
	/**
	 * Position of the last event that moved the step or its clock, and of the last that moved the floor. A
	 * facilitator's command is stale when its sender had not seen that event yet; what others write
	 * meanwhile does not make it so.
	 */
	steeredAt: { conduct: number; floor: number };
	floor: Floor;
	contributions: Contribution[];
	contract: ContractVersion[];
	actions: Action[];
	earlierActions: EarlierAction[];
	votes: Vote[];
	areVotesRevealed: boolean;
	/** What the client keeps, private to that client. */
	kept: { by: PersonId; contribution: ContributionId }[];
	/** Everyone's asks for the facilitator, one's own for the others. */
	asks: Ask[];
	/** Who answered the pulse: one's own id only, for every viewer; `pulseCount` is for all. */
	pulseBy: PersonId[];
	pulseCount: number;
};

/** What a viewer is to a round. `null` person never happens: outsiders do not get this far. */
export type Viewer = { person: PersonId };

/** Facts the pure engine cannot know, read by the service inside the same transaction. */
export type DecideContext = {
	now: Instant;
	/** Milliseconds since the facilitator was last seen; 0 when present. */
	facilitatorAwayMs: number;
	/**
	 * What the sender had seen: the facilitator a position in the log, the others a step's epoch; null for
	 * the system's own commands.
	 */
	expected: { seq: number } | { epoch: number } | null;
};

/** Limits of the method and of the product. */
export const limits = {
	undoMs: 10_000,
	lateMs: 5_000,
	actionsPerPerson: 3,
	takeOverByMemberMs: 120_000,
	takeOverByCoFacilitatorMs: 15_000,
	textLength: 4_000,
	contributionsPerRound: 500,
} as const;
