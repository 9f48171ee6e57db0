import { m } from '#paraglide/messages.js';
import type { OpeningProblem } from '../form.ts';

const sentences: Record<OpeningProblem, () => string> = {
	missing: m.opening_problem_missing,
	'unknown-template': m.opening_problem_unknown_template,
	'bad-minutes': m.opening_problem_bad_minutes,
	'unknown-person': m.opening_problem_unknown_person,
	'client-facilitates': m.opening_problem_client_facilitates,
	'client-observes': m.opening_problem_client_observes,
	'client-co-facilitates': m.opening_problem_client_co_facilitates,
	'client-keeps-time': m.opening_problem_client_keeps_time,
	'facilitator-co-facilitates': m.opening_problem_facilitator_co_facilitates,
	'nobody-consults': m.opening_problem_nobody_consults,
};

/** What to say beside the field, and null when there is nothing to say. */
export const problemSentence = (problem: OpeningProblem | undefined): string | null =>
	problem ? sentences[problem]() : null;
