import type {
	ActionId,
	ActionStatus,
	GroupId,
	PersonId,
	RoundId,
	RoundState,
} from './engine/round.ts';

export type PersonInRoom = { id: PersonId; name: string; initials: string; hasSigned: boolean };

/** Everything a viewer's screen needs to show a round: the projected state and the texts it may read. */
export type RoomSnapshot = {
	state: RoundState;
	texts: Record<string, string>;
	people: PersonInRoom[];
	groupName: string;
};

/** An action plan's line as its owner follows it after the round. */
export type OpenAction = {
	id: ActionId;
	round: RoundId;
	roundNumber: number;
	group: GroupId;
	groupName: string;
	what: string;
	withWhom: string | null;
	/** ISO 8601 calendar date. */
	due: string | null;
	indicator: string | null;
	status: 'open' | ActionStatus;
};

/** One line in the list of a group's rounds. */
export type RoundLine = {
	id: RoundId;
	number: number;
	status: RoundState['status'];
	templateTitle: string;
	client: { id: PersonId; name: string };
	openedAt: number;
	closedAt: number | null;
	/** Whether the viewer had a seat: what was said in a round stays with those who were in it. */
	wasThere: boolean;
	/** The last version of the contract; null before there is one, and for those who were not there. */
	contract: string | null;
	actions: { total: number; followed: number };
};

/** Whether somebody has a place in the round: those who joined the group after it was opened have none. */
export const isSeated = (
	{ participants }: Pick<RoundState, 'participants'>,
	person: string,
): boolean => participants.some((participant) => participant.person === person);
