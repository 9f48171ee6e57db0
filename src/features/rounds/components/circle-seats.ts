import type { IconName } from '#ui/icons/names.ts';

/** What the circle shows of one person. Everything but the name is optional: absent means no. */
export type Seated = {
	id: string;
	name: string;
	initials: string;
	/** Said to those who do not see: « consultante, garde du temps ». */
	role?: string;
	/** Written under the name, when it helps: « cliente », « animation ». */
	shortRole?: string;
	roleIcon?: IconName;
	isClient?: boolean;
	isObserver?: boolean;
	/** Has the floor. */
	hasFloor?: boolean;
	/** Rank among the raised hands, from 1. */
	hand?: number;
	hasSpoken?: boolean;
	isRemote?: boolean;
	isAway?: boolean;
	/** Between rounds: the rank of this person's turn to be the client, and whether it has come. */
	turn?: { rank: number; state: 'taken' | 'next' | 'to-come' };
	/** Speaking time, in any unit: petals compare it. */
	talk?: number;
};

/** The one the table turns to: who has the floor, or whose turn it is next. */
export const isLit = ({ hasFloor, turn }: Seated): boolean =>
	hasFloor === true || turn?.state === 'next';

export type Rim = {
	/** Share of the step that is left, from 1 to 0. */
	left: number;
	minutes: number;
	state: 'running' | 'paused' | 'last-minute' | 'over';
};
