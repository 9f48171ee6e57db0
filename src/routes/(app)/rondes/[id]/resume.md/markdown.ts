import { longDate } from '#kernel/dates.ts';
import { m } from '#paraglide/messages.js';
import { kindLooks } from '#features/rounds/components/kinds.ts';
import { factsOf, statusOf } from '#features/rounds/summary/components/action-words.ts';
import { originOf } from '#features/rounds/summary/components/contract-words.ts';
import { lengthWords } from '#features/rounds/summary/components/length-words.ts';
import { averageWords, pulseStatements } from '#features/rounds/summary/components/pulse-words.ts';
import type { Summary, SummaryLine } from '#features/rounds/summary/summary.ts';
import { asText, bullet, section, table } from './syntax.ts';

/** The summary as a document of its own, with exactly what its reader may read. */
export function writeMarkdown(summary: Summary): string {
	const { round, client, facilitator, people } = summary;
	const shared = summary.learnings.filter(({ isShared }) => isShared);
	const own = summary.learnings.filter(({ isShared }) => !isShared);
	const day = longDate(round.startedAt ?? 0);
	return [
		`# ${asText(m.summary_title({ number: round.number }))} – ${asText(round.groupName)}`,
		asText(m.summary_lede({ template: round.templateTitle, client, day })),
		asText(m.summary_facts({ facilitator, people: people.map(({ name }) => name).join(', ') })),
		section(m.summary_contract(), contract(summary), m.summary_contract_none()),
		summary.isClient &&
			section(m.summary_kept(), summary.kept.map(withKind), m.summary_kept_none()),
		section(m.summary_takeaways(), summary.takeaways.map(spoken), m.summary_takeaways_none()),
		section(m.summary_actions(), summary.actions.map(planned), m.summary_actions_none()),
		section(m.summary_learnings(), shared.map(spoken), m.summary_learnings_none()),
		own.length > 0 && section(m.summary_own(), own.map(spoken), ''),
		section(m.summary_adjustments(), summary.adjustments.map(spoken), m.summary_adjustments_none()),
		section(m.summary_times(), [times(summary)], ''),
		section(m.summary_pulse(), pulse(summary), m.summary_pulse_few()),
	]
		.filter((part) => part !== false)
		.map((part) => `${part}\n`)
		.join('\n');
}

/** ASCII only, and nothing a file system or a header could trip over. */
export function fileNameOf({ round }: Summary): string {
	const slug = round.groupName
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 40)
		.replaceAll(/^-+|-+$/g, '');
	return ['ronde', round.number, slug]
		.filter((part) => part !== '')
		.join('-')
		.concat('.md');
}

const contract = ({ contract: versions }: Summary) =>
	versions
		.toReversed()
		.map((version) =>
			bullet(m.ui_contract_quoted({ text: version.text }), originOf(version, versions)),
		);

const spoken = ({ text, author }: SummaryLine) => bullet(text, author);

const withKind = ({ type, text, author }: SummaryLine) =>
	bullet(text, `${kindLooks[type].one()}, ${author}`);

const planned = (action: Summary['actions'][number]) =>
	bullet(action.what, [...factsOf(action), statusOf(action)].join(' · '));

const times = ({ times: steps, round: { unit } }: Summary) =>
	table(
		[m.summary_times_step(), m.summary_times_planned(), m.summary_times_real()],
		steps.map(({ title, plannedMs, realMs }) => [
			title,
			lengthWords(plannedMs, unit),
			lengthWords(realMs, unit),
		]),
	);

const pulse = ({ pulse: averages }: Summary) =>
	averages === null
		? []
		: [
				asText(m.summary_pulse_count({ count: averages.count })),
				...pulseStatements.map((statement, index) =>
					bullet(statement(), averageWords(averages.averages[index] ?? 0)),
				),
			];
