import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { seriesOn } from '#tests/support/series.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof seriesOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await seriesOn(database);
});
afterAll(() => database.close());

const days = ['2026-12-17', '2027-01-14', '2027-02-11', '2027-03-11', '2027-04-08'];
const at = (hour: string, of = days) => of.map((day) => `${day}T${hour}`);
const comes = { answer: 'in-person', word: '' } as const;

test('a series is as many meetings as its rule gives, at one hour on the wall, told once', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const { seriesId, idAt } = await stage.aSeries(group);
	expect(await stage.inSeries(group, 'localStart')).toEqual(at('13:30'));
	expect(await stage.inSeries(group, 'occurrence')).toEqual(at('13:30'));
	const instants = await stage.inSeries(group, 'startsAt');
	expect(instants.map((instant) => instant.toISOString().slice(11, 16))).toEqual([
		...['18:30', '18:30', '18:30', '18:30', '17:30'],
	]);
	expect(await stage.patternOf(seriesId)).toMatchObject({
		rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=5',
		localStart: '2026-12-17T13:30',
	});
	expect(await stage.told(group)).toMatchObject([
		{ type: 'series-confirmed', seriesId, meetingId: idAt(0) },
	]);
	const { meeting } = await stage.queries.load(group.personAt(1), idAt(1));
	expect(meeting.series).toEqual({ id: seriesId, occurrence: '2027-01-14T13:30' });
});

test('days to skip and days that the group excludes get no meeting', async () => {
	const group = await stage.aGroup('facilitator');
	const period = { from: '2027-03-08', until: '2027-03-12', word: 'Relâche' };
	await stage.service.excludePeriod(group.personAt(0), { groupId: group.groupId, ...period });
	const { seriesId } = await stage.aSeries(group, { skip: ['2027-01-14'] });
	expect(await stage.inSeries(group, 'localStart')).toEqual(
		at('13:30', ['2026-12-17', '2027-02-11', '2027-04-08']),
	);
	const exceptions = ['2027-01-14', '2027-03-11'];
	expect(await stage.patternOf(seriesId)).toMatchObject({ exceptions });
});

test('the dates are shown before, with what is known of each day and what cannot be', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const { groupId } = group;
	const period = { from: '2027-03-08', until: '2027-03-12', word: 'Relâche' };
	await stage.service.excludePeriod(group.personAt(0), { groupId, ...period });
	const asked = stage.seriesInputFor(group, {
		...{ localStart: '2027-03-07T02:30', repeat: { every: 'week', interval: 1 }, count: 4 },
		skip: ['2027-03-21'],
	});
	const preview = await stage.queries.previewDates(group.personAt(0), asked);
	expect(preview).toMatchObject({
		dates: [
			{ date: '2027-03-07', dayOff: null, isSkipped: false, trouble: null },
			{ date: '2027-03-14', trouble: 'no-such-hour' },
			{ date: '2027-03-21', isSkipped: true },
			{ date: '2027-03-28', isSkipped: false },
		],
	});
	const thursdays = stage.seriesInputFor(group, { localStart: '2027-03-11T09:00', count: 2 });
	expect(await stage.queries.previewDates(group.personAt(0), thursdays)).toMatchObject({
		dates: [{ dayOff: { word: 'Relâche' }, isSkipped: true }, { date: '2027-04-08' }],
	});
	const easter = stage.seriesInputFor(group, { localStart: '2027-03-29T09:00', count: 1 });
	expect(await stage.queries.previewDates(group.personAt(0), easter)).toMatchObject({
		dates: [{ dayOff: { holiday: 'easter-monday' }, isSkipped: false }],
	});
	await expect(stage.queries.previewDates(group.personAt(1), asked)).rejects.toMatchObject({
		code: 'forbidden',
	});
});

test.each([
	['too-many', null, { count: 500 }],
	['never-ends', null, { count: null }],
	['no-such-hour', '2027-03-14', { localStart: '2027-03-07T02:30', count: 3 }],
	['hour-twice', '2027-11-07', { localStart: '2027-10-31T01:30', count: 3 }],
	['past', '2026-11-01', { localStart: '2026-11-01T09:30', count: 3 }],
] as const)('%s is refused, %s, and nothing is written', async (refusal, on, part) => {
	const group = await stage.aGroup('facilitator');
	const input = stage.seriesInputFor(group, { repeat: { every: 'week', interval: 1 }, ...part });
	expect(await stage.service.planSeries(group.personAt(0), input)).toEqual({
		...{ ok: false, refusal, on },
	});
	expect(await stage.rowsOf(group)).toEqual([]);
	expect(await stage.patternOf(input.seriesId)).toBeNull();
});

test('a series that is sent twice at the same instant is planned once, told once', async () => {
	const group = await stage.aGroup('facilitator', 'co-facilitator');
	const input = stage.seriesInputFor(group);
	const sending = () => stage.service.planSeries(group.personAt(0), input);
	const answers = await Promise.all([sending(), sending(), sending()]);
	const [first] = await stage.rowsOf(group);
	expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, meetingId: first?.id })));
	expect(await stage.rowsOf(group)).toHaveLength(5);
	expect(await stage.told(group)).toHaveLength(1);
});

test('nobody takes over the series of another group by its id', async () => {
	const [group, other] = [await stage.aGroup('facilitator'), await stage.aGroup('facilitator')];
	const { seriesId } = await stage.aSeries(other);
	const input = stage.seriesInputFor(group, { seriesId });
	await expect(stage.service.planSeries(group.personAt(0), input)).rejects.toMatchObject({
		code: 'not-found',
	});
	expect(await stage.rowsOf(group)).toEqual([]);
});

test('only those who facilitate plan together, change what follows, cancel it and exclude days', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const { groupId } = group;
	const { idAt } = await stage.aSeries(group);
	const edit = await stage.editOf(idAt(0));
	const outsider = await stage.aPerson();
	const period = { groupId, from: '2027-03-01', until: '2027-03-05' };
	for (const [person, code] of [
		[group.personAt(1), 'forbidden'],
		[outsider, 'not-found'],
		[stage.admin, 'not-found'],
	] as const) {
		for (const asking of [
			() => stage.service.planSeries(person, stage.seriesInputFor(group)),
			() => stage.service.changeFollowing(person, edit),
			() => stage.service.cancelFollowing(person, { meetingId: idAt(0), word: '' }),
			() => stage.service.excludePeriod(person, { ...period, word: 'Relâche' }),
			() => stage.service.allowPeriod(person, period),
			() => stage.queries.prepareCycle(person, groupId),
		]) {
			await expect(asking()).rejects.toMatchObject({ code });
		}
	}
});

test('this meeting and the following ones are cancelled, told once; what came before stays', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const { seriesId, idAt } = await stage.aSeries(group);
	const by = group.personAt(0);
	expect(
		await stage.service.cancelFollowing(by, { meetingId: idAt(2), word: 'Fin de l’année.' }),
	).toEqual({ ok: true });
	expect(await stage.inSeries(group, 'status')).toEqual([
		...['confirmed', 'confirmed', 'cancelled', 'cancelled', 'cancelled'],
	]);
	expect(await stage.patternOf(seriesId)).toMatchObject({
		rule: 'FREQ=WEEKLY;INTERVAL=4;UNTIL=20270114T183000Z',
	});
	expect(await stage.told(group)).toMatchObject([
		{ type: 'series-confirmed' },
		{ type: 'series-cancelled', seriesId, meetingId: idAt(2) },
	]);
	const again = { meetingId: idAt(2), word: '' };
	expect(await stage.service.cancelFollowing(by, again)).toEqual({ ok: false, refusal: 'over' });
});

test('a meeting planned alone has nothing that follows it', async () => {
	const group = await stage.aGroup('facilitator');
	const meetingId = await stage.aMeeting(group);
	const by = group.personAt(0);
	const alone = { ok: false, refusal: 'alone' };
	expect(await stage.service.cancelFollowing(by, { meetingId, word: '' })).toEqual(alone);
	expect(await stage.service.changeFollowing(by, await stage.editOf(meetingId))).toEqual(alone);
});

test('answers are to one meeting of a series, and stay when another one moves', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const { idAt } = await stage.aSeries(group);
	for (const meetingId of [idAt(0), idAt(1)]) {
		await stage.service.reply(group.personAt(1), { meetingId, ...comes });
	}
	const edit = await stage.editOf(idAt(1), { localStart: '2027-01-15T13:30' });
	await stage.service.change(group.personAt(0), edit);
	const repliesTo = async (index: number) =>
		(await stage.queries.load(group.personAt(1), idAt(index))).replies.length;
	expect([await repliesTo(0), await repliesTo(1)]).toEqual([1, 0]);
	expect(await stage.inSeries(group, 'occurrence')).toEqual(at('13:30'));
});
