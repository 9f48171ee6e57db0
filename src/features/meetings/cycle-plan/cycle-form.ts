import { montreal } from '#kernel/dates.ts';
import { cycleWeeks } from './cycle-weeks.ts';
import { cycleKinds, cycleSteps, type CycleKind, type CycleStep } from './rounds.ts';

export type CycleRow = { kind: CycleKind; date: string; isRemoved: boolean };

/** What the form of a cycle shows: always text, as it was typed. */
export type CycleForm = {
	date: string;
	time: string;
	timeZone: string;
	weeks: string;
	rounds: string;
	templateKey: string;
	facilitatorId: string;
	place: string;
	address: string;
	room: string;
	capacity: string;
	link: string;
	/** Empty until dates are proposed. */
	rows: CycleRow[];
};

/** The form of a new cycle: every four weeks in the morning, one round each time. */
export function proposeCycle(
	{ viewer, leaders }: { viewer: string; leaders: { id: string }[] },
	templateKey: string,
): CycleForm {
	return {
		...{ date: '', time: '09:30', timeZone: montreal, weeks: '4', rounds: '1', templateKey },
		facilitatorId: leaders.find(({ id }) => id === viewer)?.id ?? leaders[0]?.id ?? '',
		...{ place: 'hybrid', address: '', room: '', capacity: '', link: '', rows: [] },
	};
}

export function readCycleForm(data: FormData): CycleForm {
	const text = (name: string) => String(data.get(name) ?? '');
	const removed = new Set(data.getAll('removed').map(String));
	const dates = data.getAll('rowDate').map(String);
	return {
		...{ date: text('date'), time: text('time'), timeZone: text('timeZone') },
		...{ weeks: text('weeks'), rounds: text('rounds'), templateKey: text('templateKey') },
		...{ facilitatorId: text('facilitatorId'), place: text('place'), address: text('address') },
		...{ room: text('room'), capacity: text('capacity'), link: text('link') },
		rows: data.getAll('kind').flatMap((value, index) => {
			const kind = cycleKinds.find((known) => known === value);
			const row = { date: dates[index] ?? '', isRemoved: removed.has(String(index)) };
			return kind ? [{ kind, ...row }] : [];
		}),
	};
}

/** How many rounds each meeting has; 2 h hold one and 3 h two (method.md). */
export const roundsEach = ({ rounds }: Pick<CycleForm, 'rounds'>): 1 | 2 =>
	rounds === '2' ? 2 : 1;

export const minutesEach = (form: Pick<CycleForm, 'rounds'>): number =>
	roundsEach(form) === 2 ? 180 : 120;

/** Weeks between two meetings, the method's four unless another number of the list is chosen. */
export const weeksBetween = ({ weeks }: Pick<CycleForm, 'weeks'>): number =>
	cycleWeeks.find((known) => String(known) === weeks) ?? 4;

/** The meetings that were kept, each with what it is for; `titleOf` says it in words. */
export function meetingsOf(form: CycleForm, titleOf: (step: CycleStep) => string) {
	const kept = form.rows.filter(({ isRemoved }) => !isRemoved);
	const kinds = kept.map(({ kind }) => kind);
	return cycleSteps(kinds, roundsEach(form), []).map((step, index) => ({
		title: titleOf(step),
		// Some browsers add seconds.
		localStart: `${kept[index]?.date ?? ''}T${form.time.slice(0, 5)}`,
		agenda: step.kind === 'rounds' ? step.numbers.map(() => form.templateKey) : [],
	}));
}
