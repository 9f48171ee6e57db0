import { m } from '#paraglide/messages.js';
import type { PreparationQuestion, SubjectKind } from '../model.ts';
import type { SubjectRefusal } from '../refusal.ts';

export const kindWords: Record<SubjectKind, () => string> = {
	problem: m.subjects_kind_problem,
	concern: m.subjects_kind_concern,
	project: m.subjects_kind_project,
};

export const questionWords: Record<PreparationQuestion, () => string> = {
	'what-happened': m.subjects_question_what_happened,
	'already-tried': m.subjects_question_already_tried,
	'what-touches': m.subjects_question_what_touches,
	'what-is-expected': m.subjects_question_what_is_expected,
	'knowing-oneself': m.subjects_question_knowing_oneself,
	'knowing-the-other': m.subjects_question_knowing_the_other,
	'both-ways': m.subjects_question_both_ways,
	'common-ground': m.subjects_question_common_ground,
};

const sentences: Record<Exclude<SubjectRefusal, 'already-named'>, () => string> = {
	'not-on': m.subjects_refusal_not_on,
	'client-named': m.subjects_refusal_client_named,
	'vote-revealed': m.subjects_refusal_vote_revealed,
	'unknown-subject': m.subjects_refusal_unknown_subject,
	'own-subject': m.subjects_refusal_own_subject,
	'nobody-voted': m.subjects_refusal_nobody_voted,
	'unknown-client': m.subjects_refusal_unknown_client,
	begun: m.subjects_refusal_begun,
	missing: m.subjects_refusal_missing,
	'too-long': m.subjects_refusal_too_long,
	'unknown-kind': m.subjects_refusal_unknown_kind,
};

const byCode = new Map<string, () => string>(Object.entries(sentences));

/** What a refusal reads, with the name of the client that somebody else named meanwhile. */
export const subjectRefusal = (code: string, name = ''): string =>
	code === 'already-named'
		? m.subjects_refusal_already_named({ name })
		: (byCode.get(code) ?? m.error_bad_input)();

/** What stands beside a wrong field; nothing beside a right one. */
export const subjectError = (code: string | undefined): string | null =>
	code === undefined ? null : subjectRefusal(code);
