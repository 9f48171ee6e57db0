import { m } from '#paraglide/messages.js';
import type { Template } from '../../engine/template.ts';
import { stepRank } from '../live/path.ts';

/** « 3 Contrat », as the path names it. */
export function stepName(template: Template, index: number): string {
	const title = template.steps[index]?.shortTitle ?? '';
	const rank = stepRank(template, index);
	return rank === null ? title : m.facilitation_step_name({ rank, title });
}
