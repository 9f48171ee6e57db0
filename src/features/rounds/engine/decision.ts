import type { NewText } from './commands.ts';
import type { RoundEvent } from './events.ts';

/** Why a command is refused. Each has its sentence in `messages/`, `refusal_<code with underscores>`. */
export type Refusal =
	| 'not-facilitator'
	| 'not-client'
	| 'not-participant'
	| 'not-author'
	| 'not-holder'
	| 'not-owner'
	| 'not-allowed-at-this-step'
	| 'not-in-lobby'
	| 'not-running'
	| 'already-closed'
	| 'already-paused'
	| 'not-paused'
	| 'already-raised'
	| 'not-raised'
	| 'already-speaking'
	| 'nothing-to-undo'
	| 'undo-too-late'
	| 'first-step'
	| 'last-step'
	| 'not-last-step'
	| 'no-clock'
	| 'unknown-contribution'
	| 'unknown-action'
	| 'unknown-person'
	| 'already-withdrawn'
	| 'already-open'
	| 'nothing-to-reveal'
	| 'not-late'
	| 'empty-text'
	| 'text-too-long'
	| 'too-many-actions'
	| 'too-many-contributions'
	| 'bad-date'
	| 'no-go-round'
	| 'nobody-to-speak'
	| 'already-answered'
	| 'bad-pulse'
	| 'facilitator-present'
	| 'already-facilitator'
	| 'id-in-use'
	| 'no-change'
	| 'stale';

export type Decision =
	| { ok: false; refusal: Refusal }
	| {
			ok: true;
			events: RoundEvent[];
			/** Texts to store beside the log, in the same transaction. */
			texts: NewText[];
	  };
