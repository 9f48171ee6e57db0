import { timeOfDay } from '#kernel/dates.ts';
import { m } from '#paraglide/messages.js';
import type { Template } from '../../engine/template.ts';
import { stepName } from './step-name.ts';
import type { TimeWords } from './time-words.ts';

/** What the time means, in one or two sentences; what going on would cost comes last. */
export function timeSentences(words: TimeWords, template: Template): string[] {
	return [...stand(words, template), ...forecast(words, template)];
}

/** « Rétroactions : 22 min au lieu de 25 », for each step that gave minutes. */
export function shorterSentences({ shorter }: TimeWords, template: Template): string[] {
	return shorter.map(({ step, minutes, planned }) =>
		m.facilitation_time_shorter({ step: stepName(template, step), minutes, planned }),
	);
}

function stand(words: TimeWords, template: Template): string[] {
	const end = timeOfDay(words.end);
	const { kept, late } = words;
	if (words.isPaused) return [m.facilitation_time_paused({ end })];
	const lateness = late > 0 ? [m.facilitation_time_late({ end, late })] : [];
	if (words.isOver) return [overrun(words, template), ...lateness];
	if (late > 0) return lateness;
	if (!kept) return [m.facilitation_time_on_time({ end })];
	const title = keptTitle(template, kept.step);
	return kept.isCut
		? [m.facilitation_time_cut({ end, kept: kept.minutes, title })]
		: [m.facilitation_time_kept({ end, kept: kept.minutes, title })];
}

function overrun({ over, kept, shorter }: TimeWords, template: Template): string {
	if (over === 0) return m.facilitation_time_up();
	if (!kept) return m.facilitation_time_over({ over });
	const title = keptTitle(template, kept.step);
	const words = { over, kept: kept.minutes, title };
	if (kept.isCut) return m.facilitation_time_over_cut(words);
	return shorter.length > 0
		? m.facilitation_time_over_kept(words)
		: m.facilitation_time_over_ahead(words);
}

function forecast(words: TimeWords, template: Template): string[] {
	const { forecast: ahead, isPaused } = words;
	if (!ahead || isPaused) return [];
	const { more, kept, othersLose, late } = ahead;
	if (kept?.isCut && kept.minutes !== words.kept?.minutes) {
		const title = keptTitle(template, kept.step);
		return [m.facilitation_time_if_kept({ more, kept: kept.minutes, title })];
	}
	return othersLose > 0 && late === 0
		? [m.facilitation_time_if_others({ more, lost: othersLose })]
		: [m.facilitation_time_if_end({ more, end: timeOfDay(ahead.end) })];
}

/** The learning step has its own words; another protected step is quoted. */
function keptTitle({ steps }: Template, index: number): string {
	const step = steps[index];
	return step?.kind === 'learning'
		? m.facilitation_kept_learning()
		: m.facilitation_kept_step({ title: step?.shortTitle ?? '' });
}
