import { calendarDate } from '#kernel/dates.ts';
import { m } from '#paraglide/messages.js';
import { statusWords } from '../../reflection/components/status-words.ts';
import type { Summary } from '../summary.ts';

type SummaryAction = Summary['actions'][number];

export const statusOf = ({ status }: SummaryAction): string =>
	status === 'open' ? m.rounds_status_open() : statusWords[status]();

/** Whose it is, with whom, by when and how it will be seen; what was left empty is not said. */
export function factsOf({ owner, withWhom, due, indicator }: SummaryAction): string[] {
	return [
		owner,
		withWhom && m.summary_action_with({ whom: withWhom }),
		due && m.summary_action_due({ date: calendarDate(due) }),
		indicator && m.summary_action_indicator({ indicator }),
	].filter((fact): fact is string => fact !== null && fact !== '');
}
