import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { seriesOn } from '#tests/support/series.ts';
import type { PlanCycleInput } from './cycle-schema.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof seriesOn>>;
type Group = Awaited<ReturnType<typeof stage.aGroup>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await seriesOn(database);
});
afterAll(() => database.close());

function cycleFor(group: Group, part: Partial<PlanCycleInput> = {}): PlanCycleInput {
	const { timeZone, minutes, place, address, room, link, capacity } = stage.inputFor(group);
	return {
		...{ groupId: group.groupId, seriesId: newId<'series'>(), timeZone, minutes, place },
		...{ address, room, link, capacity, facilitatorId: group.personAt(0).id },
		meetings: [
			{ title: 'Rencontre de départ', localStart: '2027-01-14T13:30', agenda: [] },
			{ title: 'Clôture du cycle', localStart: '2027-03-18T13:30', agenda: [] },
			{ title: 'Ronde 1', localStart: '2027-02-11T13:30', agenda: ['codev-90'] },
		],
		...part,
	};
}

test('a cycle is planned at once, by its dates and without a rule, told once', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const input = cycleFor(group);
	const sending = () => stage.service.planCycle(group.personAt(0), input);
	const [one, other] = await Promise.all([sending(), sending()]);
	expect(one).toEqual(other);
	expect(await stage.inSeries(group, 'title')).toEqual([
		...['Rencontre de départ', 'Ronde 1', 'Clôture du cycle'],
	]);
	expect(await stage.patternOf(input.seriesId)).toMatchObject({
		...{ rule: null, localStart: '2027-01-14T13:30' },
	});
	expect(await stage.told(group)).toMatchObject([
		{ type: 'series-confirmed', seriesId: input.seriesId },
	]);
	const { coming } = await stage.queries.listMine(group.personAt(1));
	expect(coming).toHaveLength(3);
});

test('the meetings of a cycle move and are cancelled together as those of a rule', async () => {
	const group = await stage.aGroup('facilitator');
	await stage.service.planCycle(group.personAt(0), cycleFor(group));
	const [, second] = await stage.rowsOf(group);
	const { service } = stage;
	const edit = await stage.editOf(asId<'meeting'>(second?.id ?? ''), {
		localStart: '2027-02-12T13:30',
		room: 'salle 7',
	});
	expect(await service.changeFollowing(group.personAt(0), edit)).toEqual({ ok: true });
	expect(await stage.inSeries(group, 'localStart')).toEqual([
		...['2027-01-14T13:30', '2027-02-12T13:30', '2027-03-19T13:30'],
	]);
	expect(await stage.inSeries(group, 'title')).toContain('Clôture du cycle');
});

test('two meetings at the same time, an hour that is not and a day too far are refused by their day', async () => {
	const group = await stage.aGroup('facilitator');
	const at = (...starts: string[]) =>
		stage.service.planCycle(
			group.personAt(0),
			cycleFor(group, {
				meetings: starts.map((localStart) => ({ title: 'Ronde', localStart, agenda: [] })),
			}),
		);
	expect(await at('2027-01-14T13:30', '2027-01-14T13:30')).toEqual({
		...{ ok: false, refusal: 'same-time', on: '2027-01-14' },
	});
	expect(await at('2027-01-14T02:30', '2027-03-14T02:30')).toEqual({
		...{ ok: false, refusal: 'no-such-hour', on: '2027-03-14' },
	});
	expect(await at('2027-01-14T13:30', '2030-01-14T13:30')).toEqual({
		...{ ok: false, refusal: 'too-far', on: '2030-01-14' },
	});
	expect(await at('2027-02-31T13:30')).toMatchObject({ refusal: 'unknown-time' });
	expect(await stage.rowsOf(group)).toEqual([]);
});

test('those who take turns are counted and named in order; excluded days are said as periods', async () => {
	const group = await stage.aGroup('facilitator', 'member', 'co-facilitator', 'observer');
	const { groupId } = group;
	const by = group.personAt(0);
	const period = { groupId, from: '2027-03-01', until: '2027-03-05' };
	await stage.service.excludePeriod(by, { ...period, word: 'Relâche' });
	await stage.service.excludePeriod(by, { ...period, word: 'Semaine de relâche' });
	const prepared = await stage.queries.prepareCycle(by, groupId);
	expect(prepared.taking).toBe(2);
	expect(prepared.order).toHaveLength(2);
	expect(prepared.excluded).toEqual([
		{ from: '2027-03-01', until: '2027-03-05', word: 'Semaine de relâche' },
	]);
	expect(await stage.queries.listDaysOff(by, groupId, '2027-01-14')).toMatchObject({
		'2027-03-02': { word: 'Semaine de relâche' },
		'2027-06-24': { holiday: 'national' },
	});
	await stage.service.allowPeriod(by, period);
	expect((await stage.queries.prepareCycle(by, groupId)).excluded).toEqual([]);
	expect(
		await stage.service.excludePeriod(by, { ...period, until: '2027-06-01', word: 'Été' }),
	).toEqual({ ok: false, refusal: 'too-many' });
});
