import { days, type Instant } from '#kernel/clock.ts';
import type { PersonId, Role, RoundId } from '../engine/round.ts';

export const followUpLimits = { postcard: 1_000 } as const;

/** When a client is asked what moved since the round. */
export const postcardAfter = days(10);
/** When a companion is asked to get in touch, once. */
export const nudgedAfter = days(5);
/** When an action without a date is recalled, once. */
export const undatedAfter = days(14);
/** How many days before its date an action is recalled a first time. */
export const recalledDaysBefore = 3;
/** For how long what was due is still told, after a server stood still; older than that, it is left alone. */
export const stillTold = days(7);

export type Postcard = { body: string; sentAt: Instant | null };

type Person = { id: PersonId; name: string };

/** What comes after a round, as one of its participants may know it. */
export type FollowUp = {
	roundId: RoundId;
	/** Null but for the client: whom they may ask, and whom they asked. */
	own: {
		candidates: Person[];
		companion: Person | null;
		/** Asked, and answered that they could not. */
		declined: Person[];
	} | null;
	/** The client whom the viewer goes along with; null for everybody else. */
	accompanies: Person | null;
	/** What leads to the postcard: `write` and `kept` for the client, `sent` for all once it is. */
	postcard: 'write' | 'kept' | 'sent' | null;
};

/** A round as a notice about what follows it shows it, and what there still is to see. */
export type FollowUpLine = {
	number: number;
	groupName: string;
	hasPostcard: boolean;
	isCompanion: boolean;
};

export type PostcardView = {
	round: { id: RoundId; number: number; groupId: string; groupName: string };
	isClient: boolean;
	client: string;
	/** Null before the client writes one; the others only ever see one that was sent. */
	card: Postcard | null;
};

/** Whoever observed may keep somebody company too; the client does so by themselves. */
export const canAccompany = ({ role }: { role: Role }): boolean => role !== 'client';

/** The client reads their own card, and those who were there read the one they were sent. */
export const canReadPostcard = (
	{ isClient }: { isClient: boolean },
	card: Postcard | null,
): boolean => isClient || (card !== null && card.sentAt !== null);
