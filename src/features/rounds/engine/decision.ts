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
	/** The role of the person who asks, or of the one it is about, does not allow it. */
	| 'not-in-this-role'
	/** To start, the client, the facilitator and at least one consultant must have sat down. */
	| 'seats-missing'
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

export const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

export const accept = (...events: RoundEvent[]): Decision => ({ ok: true, events, texts: [] });

/** Accepts an event that names texts, stored with it. */
export const acceptWithTexts = (texts: NewText[], event: RoundEvent): Decision => ({
	ok: true,
	events: [event],
	texts,
});
