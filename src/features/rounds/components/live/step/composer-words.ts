import { m } from '#paraglide/messages.js';
import type { ContributionType } from '../../../engine/template.ts';

type Words = {
	label: () => string;
	/** An example, never the label. */
	example: () => string;
	send: () => string;
};

export const composerWords: Record<ContributionType, Words> = {
	subject: words(m.rounds_label_subject, m.rounds_example_subject, m.rounds_send_subject),
	presentation: words(m.rounds_label_presentation, m.rounds_example_presentation),
	question: words(m.rounds_label_question, m.rounds_example_question, m.rounds_send_question),
	reformulation: words(m.rounds_label_reformulation, m.rounds_example_reformulation),
	feeling: words(m.rounds_label_card, m.rounds_example_feeling),
	experience: words(m.rounds_label_card, m.rounds_example_experience),
	hypothesis: words(m.rounds_label_card, m.rounds_example_hypothesis),
	lead: words(m.rounds_label_card, m.rounds_example_lead),
	resource: words(m.rounds_label_card, m.rounds_example_resource),
	takeaway: words(m.rounds_label_takeaway, m.rounds_example_takeaway),
	learning: words(m.rounds_label_learning, m.rounds_example_learning),
	adjustment: words(m.rounds_label_adjustment, m.rounds_example_adjustment),
};

function words(label: () => string, example: () => string, send = m.rounds_send_card): Words {
	return { label, example, send };
}
