import type { IconName } from '#ui/icons/names.ts';
import { m } from '#paraglide/messages.js';
import type { ContributionType } from '../engine/template.ts';

/** Six tints for all contributions; icon and word tell apart those that share one. */
export type Tint = 'question' | 'feeling' | 'hypothesis' | 'experience' | 'lead' | 'resource';
export type KindLook = { tint: Tint; icon: IconName; one: () => string; many: () => string };

export const kindLooks: Record<ContributionType, KindLook> = {
	subject: look('resource', 'chats-circle-bold', m.ui_kind_subject, m.ui_kinds_subject),
	presentation: look('resource', 'note-bold', m.ui_kind_presentation, m.ui_kinds_presentation),
	question: look('question', 'question-bold', m.ui_kind_question, m.ui_kinds_question),
	reformulation: look(
		'question',
		'arrows-clockwise-bold',
		m.ui_kind_reformulation,
		m.ui_kinds_reformulation,
	),
	feeling: look('feeling', 'heart-bold', m.ui_kind_feeling, m.ui_kinds_feeling),
	experience: look('experience', 'footprints-bold', m.ui_kind_experience, m.ui_kinds_experience),
	hypothesis: look('hypothesis', 'lightbulb-bold', m.ui_kind_hypothesis, m.ui_kinds_hypothesis),
	lead: look('lead', 'signpost-bold', m.ui_kind_lead, m.ui_kinds_lead),
	resource: look('resource', 'book-open-bold', m.ui_kind_resource, m.ui_kinds_resource),
	takeaway: look('lead', 'check-bold', m.ui_kind_takeaway, m.ui_kinds_takeaway),
	learning: look('experience', 'plant-bold', m.ui_kind_learning, m.ui_kinds_learning),
	adjustment: look('hypothesis', 'scales-bold', m.ui_kind_adjustment, m.ui_kinds_adjustment),
};

function look(tint: Tint, icon: IconName, one: () => string, many: () => string): KindLook {
	return { tint, icon, one, many };
}
