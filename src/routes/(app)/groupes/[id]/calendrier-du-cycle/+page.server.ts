import { fail, redirect } from '@sveltejs/kit';
import { checkFields, readForm, readFormData, type FormErrors } from '#kernel/forms.ts';
import { asId, newId } from '#kernel/id.ts';
import { signedIn } from '#features/accounts/model.ts';
import { cycleTitle } from '#features/meetings/components/cycle-words.ts';
import {
	minutesEach,
	proposeCycle,
	readCycleForm,
	weeksBetween,
	meetingsOf,
	type CycleForm,
} from '#features/meetings/cycle-plan/cycle-form.ts';
import {
	allowPeriodSchema,
	excludePeriodSchema,
	planCycleSchema,
} from '#features/meetings/cycle-plan/cycle-schema.ts';
import { proposeDates } from '#features/meetings/cycle-plan/proposal.ts';
import { cycleKindsFor } from '#features/meetings/cycle-plan/rounds.ts';
import { resolveLocal } from '#features/meetings/schedule/local-time.ts';
import type { SeriesRefusal } from '#features/meetings/series/refusal.ts';
import { defaultFormat, formats } from '#features/rounds/engine/formats.ts';
import type { DaysOff } from '#features/meetings/cycle-plan/days-off.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const prepared = await prepare(locals, params.id);
	return {
		prepared,
		seriesId: newId<'series'>(),
		proposed: proposeCycle(prepared, defaultFormat.key),
		templates: [...formats.values()].map(({ key, title }) => ({ value: key, label: title })),
	};
};

export const actions: Actions = {
	proposer: async ({ request, locals, params }) => {
		const typed = readCycleForm(await readFormData(request));
		const { taking, now } = await prepare(locals, params.id);
		const daysOff = await readDaysOff(locals, params.id, typed);
		const start = resolveLocal(`${typed.date}T${typed.time}`, typed.timeZone);
		if (!start.ok) return refuse(typed, { daysOff, errors: { date: start.refusal } });
		if (start.at <= now) return refuse(typed, { daysOff, errors: { date: 'past' } });
		const kinds = cycleKindsFor(taking);
		const every = { first: typed.date, everyWeeks: weeksBetween(typed), count: kinds.length };
		const dates = proposeDates(every, daysOff);
		const rows = kinds.map((kind, index) => ({
			...{ kind, date: dates[index]?.date ?? '', isRemoved: false },
		}));
		const passed = dates.map((date) => date.passed);
		const answer = { what: 'cycle' as const, daysOff, passed, errors: null, refused: null };
		return { ...answer, typed: { ...typed, rows } };
	},
	confirmer: async ({ request, locals, params }) => {
		const data = await readFormData(request);
		const typed = readCycleForm(data);
		const daysOff = await readDaysOff(locals, params.id, typed);
		const ids = { groupId: params.id, seriesId: data.get('seriesId') };
		const { place, address, room, link, capacity, facilitatorId, timeZone } = typed;
		const common = { place, address, room, link, capacity, facilitatorId, timeZone };
		const minutes = minutesEach(typed);
		const meetings = meetingsOf(typed, cycleTitle);
		const form = checkFields({ ...ids, ...common, minutes, meetings }, planCycleSchema);
		if (!form.ok) return refuse(typed, { daysOff, errors: form.errors });
		const planned = await locals.services.meetings.planCycle(signedIn(locals), form.data);
		if (planned.ok) redirect(303, `/groupes/${params.id}#meetings`);
		return refuse(typed, { daysOff, errors: {}, refused: planned });
	},
	exclure: async ({ request, locals, params }) => {
		const { values, ...form } = await readForm(request, excludePeriodSchema, {
			groupId: params.id,
		});
		const { from = '', until = '', word = '' } = values;
		const no = (errors: FormErrors) =>
			fail(400, { what: 'excluded' as const, excluded: { from, until, word }, errors });
		if (!form.ok) return no(form.errors);
		const excluded = await locals.services.meetings.excludePeriod(signedIn(locals), form.data);
		return excluded.ok ? { what: 'done' as const } : no({ until: 'period-too-long' });
	},
	retablir: async ({ request, locals, params }) => {
		const form = await readForm(request, allowPeriodSchema, { groupId: params.id });
		if (form.ok) await locals.services.meetings.allowPeriod(signedIn(locals), form.data);
		return { what: 'done' as const };
	},
};

/** Nothing typed is lost, and the dates proposed stay. */
function refuse(
	typed: CycleForm,
	why: { daysOff: DaysOff; errors: FormErrors; refused?: SeriesRefusal },
) {
	const { refused = null, ...rest } = why;
	return fail(400, { what: 'cycle' as const, typed, passed: [], refused, ...rest });
}

function prepare(locals: App.Locals, groupId: string) {
	return locals.services.meetingQueries.prepareCycle(signedIn(locals), asId<'group'>(groupId));
}

function readDaysOff(locals: App.Locals, groupId: string, { date }: CycleForm): Promise<DaysOff> {
	const { meetingQueries } = locals.services;
	return meetingQueries.listDaysOff(signedIn(locals), asId<'group'>(groupId), date);
}
