import { m } from '#paraglide/messages.js';
import type { ActionStatus } from '../../engine/round.ts';

/** Answers of one tap, in the order they are offered. */
export const statusWords = {
	done: m.rounds_status_done,
	partly: m.rounds_status_partly,
	'not-yet': m.rounds_status_not_yet,
	'no-longer-relevant': m.rounds_status_no_longer_relevant,
} as const satisfies Record<ActionStatus, () => string>;

export const statusOptions: readonly { value: ActionStatus; word: () => string }[] = [
	{ value: 'done', word: statusWords.done },
	{ value: 'partly', word: statusWords.partly },
	{ value: 'not-yet', word: statusWords['not-yet'] },
	{ value: 'no-longer-relevant', word: statusWords['no-longer-relevant'] },
];
