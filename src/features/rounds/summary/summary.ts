import type {
	ActionId,
	ActionStatus,
	ContributionId,
	GroupId,
	PersonId,
	Role,
	RoundId,
	RoundState,
} from '../engine/round.ts';
import type { ContributionType, Template } from '../engine/template.ts';

export type SummaryLine = {
	id: ContributionId;
	type: ContributionType;
	text: string;
	author: string;
	isMine: boolean;
	/** Open to the whole table; otherwise only its author reads it, and the author is the viewer. */
	isShared: boolean;
};

export type SummarizedRound = {
	id: RoundId;
	number: number;
	status: RoundState['status'];
	groupId: GroupId;
	groupName: string;
	templateTitle: string;
	unit: Template['unit'];
	startedAt: number | null;
	closedAt: number | null;
};

/** What is left of a round, as one of its participants may read it. Instants and lengths in milliseconds. */
export type Summary = {
	round: SummarizedRound;
	isClient: boolean;
	client: string;
	facilitator: string;
	people: { id: PersonId; name: string; role: Role }[];
	contract: { version: number; text: string; at: number }[];
	/** What the viewer kept: empty for everybody but the client. */
	kept: SummaryLine[];
	takeaways: SummaryLine[];
	actions: {
		id: ActionId;
		owner: string;
		isMine: boolean;
		what: string;
		withWhom: string | null;
		due: string | null;
		indicator: string | null;
		status: 'open' | ActionStatus;
	}[];
	learnings: SummaryLine[];
	adjustments: SummaryLine[];
	times: { title: string; plannedMs: number; realMs: number }[];
	/** null under three answers: fewer could be told apart. Averages of scores from 1 to 5. */
	pulse: { count: number; averages: number[] } | null;
};

/** There is a summary once the round is closed: averages told on the way would give away who just answered. */
export type RoundOutcome = { round: SummarizedRound; summary: Summary | null };
