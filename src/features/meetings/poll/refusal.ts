import type { DeadlineRefusal } from './deadline.ts';
import type { PollFieldCode } from './schema.ts';
import type { SlotRefusal } from './slots.ts';

/** What happened to a poll that takes no more answers. */
export type ClosedRefusal = 'date-chosen' | 'poll-cancelled';

export type ChooseRefusal = ClosedRefusal | 'unknown-slot' | 'past';

/** Why a poll does not do what was asked. */
export type PollRefusal =
	| PollFieldCode
	| SlotRefusal
	| DeadlineRefusal
	| ChooseRefusal
	| 'last-slot'
	| 'has-answers'
	| 'reminded-already'
	| 'all-answered'
	| 'unclear';
