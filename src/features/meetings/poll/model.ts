import { hours, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { Heat, Tally } from './tally.ts';

export type SlotId = Id<'slot'>;

export const pollAnswers = ['yes', 'if-need-be', 'no'] as const;
export type PollAnswer = (typeof pollAnswers)[number];

/** How many dates are proposed when a poll opens, and at most after. */
export const pollLimits = { fewest: 2, most: 20, comment: 300 } as const;

/** People are reminded once a day at most. */
export const reminderEvery = hours(24);

/** A date that a poll proposes, in the zone and for the length of its meeting. */
export type Slot = { id: SlotId; localStart: string; startsAt: Instant };

/** A slot as a member of the group sees it. */
export type SlotView = Slot & {
	isPast: boolean;
	answers: Map<PersonId, PollAnswer>;
	tally: Tally;
	heat: Heat;
	/** Whether it suits the most people. */
	isBest: boolean;
};

/** A poll that found no date yet, as a member of the group sees it. */
export type PollView = {
	/** Not once it is cancelled. */
	isOpen: boolean;
	closesAt: Instant;
	/** The last day for answers, « 2026-12-15 ». */
	lastDay: string;
	/** Past its deadline; answers still count until a date is chosen. */
	isLate: boolean;
	slots: SlotView[];
	comments: { personId: PersonId; text: string }[];
	/** Who has not answered, for some slot still to come. */
	unanswered: PersonId[];
	/** From when people may be reminded again; null when they may be now. */
	nextReminderAt: Instant | null;
};
