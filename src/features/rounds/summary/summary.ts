import type {
	ActionId,
	ActionStatus,
	GroupId,
	PersonId,
	Role,
	RoundId,
	RoundState,
} from '../engine/round.ts';
import type { ContributionType } from '../engine/template.ts';

export type SummaryLine = {
	type: ContributionType;
	text: string;
	author: string;
	isMine: boolean;
	isShared: boolean;
};

/** What is left of a round, as one of its participants may read it. Instants and lengths in milliseconds. */
export type Summary = {
	round: {
		id: RoundId;
		number: number;
		status: RoundState['status'];
		groupId: GroupId;
		groupName: string;
		templateTitle: string;
		startedAt: number | null;
		closedAt: number | null;
	};
	client: { id: PersonId | null; name: string };
	facilitator: { id: PersonId | null; name: string };
	people: { id: PersonId; name: string; role: Role }[];
	contract: { version: number; text: string; at: number }[];
	/** What the viewer kept: empty for everybody but the client. */
	kept: SummaryLine[];
	/** The viewer's own, private. */
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
