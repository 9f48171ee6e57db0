import { m } from '#paraglide/messages.js';
import type { Refusal } from '../engine/decision.ts';

/** Refusals of the engine, and those of the pipeline around it (docs/PROTOCOL.md). */
type Code = Refusal | 'malformed' | 'not-found' | 'agreement-unsigned' | 'id-reuse' | 'internal';

const sentences: Record<Code, () => string> = {
	'not-facilitator': m.refusal_not_facilitator,
	'not-client': m.refusal_not_client,
	'not-participant': m.refusal_not_participant,
	'not-author': m.refusal_not_author,
	'not-holder': m.refusal_not_holder,
	'not-owner': m.refusal_not_owner,
	'not-in-this-role': m.refusal_not_in_this_role,
	'seats-missing': m.refusal_seats_missing,
	'not-allowed-at-this-step': m.refusal_not_allowed_at_this_step,
	'not-in-lobby': m.refusal_not_in_lobby,
	'not-running': m.refusal_not_running,
	'already-closed': m.refusal_already_closed,
	'already-paused': m.refusal_already_paused,
	'not-paused': m.refusal_not_paused,
	'already-raised': m.refusal_already_raised,
	'not-raised': m.refusal_not_raised,
	'already-speaking': m.refusal_already_speaking,
	'nothing-to-undo': m.refusal_nothing_to_undo,
	'undo-too-late': m.refusal_undo_too_late,
	'first-step': m.refusal_first_step,
	'last-step': m.refusal_last_step,
	'not-last-step': m.refusal_not_last_step,
	'no-clock': m.refusal_no_clock,
	'unknown-contribution': m.refusal_unknown_contribution,
	'unknown-action': m.refusal_unknown_action,
	'unknown-person': m.refusal_unknown_person,
	'already-withdrawn': m.refusal_already_withdrawn,
	'already-open': m.refusal_already_open,
	'nothing-to-reveal': m.refusal_nothing_to_reveal,
	'not-late': m.refusal_not_late,
	'empty-text': m.refusal_empty_text,
	'text-too-long': m.refusal_text_too_long,
	'too-many-actions': m.refusal_too_many_actions,
	'too-many-contributions': m.refusal_too_many_contributions,
	'bad-date': m.refusal_bad_date,
	'no-go-round': m.refusal_no_go_round,
	'nobody-to-speak': m.refusal_nobody_to_speak,
	'already-answered': m.refusal_already_answered,
	'bad-pulse': m.refusal_bad_pulse,
	'facilitator-present': m.refusal_facilitator_present,
	'already-facilitator': m.refusal_already_facilitator,
	'id-in-use': m.refusal_id_in_use,
	'no-change': m.refusal_no_change,
	stale: m.refusal_stale,
	malformed: m.refusal_malformed,
	'not-found': m.refusal_not_found,
	'agreement-unsigned': m.refusal_agreement_unsigned,
	'id-reuse': m.refusal_id_reuse,
	internal: m.refusal_internal,
};

const isKnown = (code: string): code is Code => Object.hasOwn(sentences, code);

/** What happened and what to do, for a refused command; an unknown code is a fault of ours. */
export const refusalSentence = (code: string): string =>
	(isKnown(code) ? sentences[code] : sentences.internal)();
