import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { seriesOn } from '#tests/support/series.ts';
import type { MeetingId } from '../model.ts';
import type { ChangeMeetingInput } from '../schema.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof seriesOn>>;
type Group = Awaited<ReturnType<typeof stage.aGroup>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await seriesOn(database);
});
afterAll(() => database.close());

async function follow(group: Group, meetingId: MeetingId, part: Partial<ChangeMeetingInput>) {
	const edit = await stage.editOf(meetingId, part);
	return stage.service.changeFollowing(group.personAt(0), edit);
}

async function alone(group: Group, meetingId: MeetingId, part: Partial<ChangeMeetingInput>) {
	return stage.service.change(group.personAt(0), await stage.editOf(meetingId, part));
}

test('this meeting and the following ones move by as many days, and to one hour; the series is cut', async () => {
	const group = await stage.aGroup('facilitator');
	const { seriesId, idAt } = await stage.aSeries(group);
	expect(await follow(group, idAt(2), { localStart: '2027-02-09T09:00' })).toEqual({ ok: true });
	expect(await stage.inSeries(group, 'localStart')).toEqual([
		...['2026-12-17T13:30', '2027-01-14T13:30'],
		...['2027-02-09T09:00', '2027-03-09T09:00', '2027-04-06T09:00'],
	]);
	expect(await stage.inSeries(group, 'status')).toEqual([
		...['confirmed', 'confirmed', 'moved', 'moved', 'moved'],
	]);
	const [first, , cut, , last] = await stage.inSeries(group, 'seriesId');
	expect(first).toBe(seriesId);
	expect(cut).toBe(last);
	expect(await stage.patternOf(seriesId)).toMatchObject({
		rule: 'FREQ=WEEKLY;INTERVAL=4;UNTIL=20270114T183000Z',
	});
	expect(await stage.patternOf(cut ?? null)).toMatchObject({
		...{ rule: 'FREQ=WEEKLY;INTERVAL=4;UNTIL=20270406T130000Z', localStart: '2027-02-09T09:00' },
	});
	expect(await stage.told(group)).toMatchObject([
		{ type: 'series-confirmed' },
		{ type: 'series-shortened', seriesId, meetingId: idAt(2) },
		{ type: 'series-changed', seriesId: cut, meetingId: idAt(2) },
	]);
});

test('those moved one by one stay where they are, and take the rest; cancelled ones stay cancelled', async () => {
	const group = await stage.aGroup('facilitator');
	const { seriesId, idAt } = await stage.aSeries(group);
	await alone(group, idAt(3), { localStart: '2027-03-12T10:00', title: 'Ronde spéciale' });
	await stage.service.cancel(group.personAt(0), { meetingId: idAt(4), word: 'Congrès.' });
	await follow(group, idAt(1), { localStart: '2027-01-13T14:00', room: 'salle 9' });
	expect(await stage.inSeries(group, 'localStart')).toEqual([
		...['2026-12-17T13:30', '2027-01-13T14:00', '2027-02-10T14:00'],
		...['2027-03-12T10:00', '2027-04-08T13:30'],
	]);
	expect(await stage.inSeries(group, 'room')).toEqual([
		...['salle 2', 'salle 9', 'salle 9', 'salle 9', 'salle 2'],
	]);
	expect((await stage.inSeries(group, 'title'))[3]).toBe('Ronde spéciale');
	expect((await stage.inSeries(group, 'status'))[4]).toBe('cancelled');
	const [, cut, , , left] = await stage.inSeries(group, 'seriesId');
	expect(left).toBe(seriesId);
	// The date whose meeting was cancelled is an exception of the rule that passes over it.
	expect(await stage.patternOf(cut ?? null)).toMatchObject({ exceptions: ['2027-04-07'] });
});

test('what does not change in the form stays as each meeting has it', async () => {
	const group = await stage.aGroup('facilitator');
	const { idAt } = await stage.aSeries(group);
	await alone(group, idAt(2), { title: 'Avec Marc', address: '5, rue du Port' });
	await follow(group, idAt(1), { minutes: 180, notes: 'Apportez vos questions.' });
	expect(await stage.inSeries(group, 'minutes')).toEqual([90, 180, 180, 180, 180]);
	expect((await stage.inSeries(group, 'title'))[2]).toBe('Avec Marc');
	expect((await stage.inSeries(group, 'address'))[2]).toBe('5, rue du Port');
	expect(await stage.inSeries(group, 'status')).not.toContain('moved');
});

test('from the first meeting on, the whole series changes, and stays the same one', async () => {
	const group = await stage.aGroup('facilitator');
	const { seriesId, idAt } = await stage.aSeries(group);
	await follow(group, idAt(0), { localStart: '2026-12-24T13:30' });
	expect(new Set(await stage.inSeries(group, 'seriesId'))).toEqual(new Set([seriesId]));
	expect((await stage.inSeries(group, 'localStart'))[4]).toBe('2027-04-15T13:30');
	await follow(group, idAt(0), { localStart: '2026-12-17T13:30' });
	expect((await stage.inSeries(group, 'localStart'))[4]).toBe('2027-04-08T13:30');
});

test('a meeting moved alone gives its new day to what follows when it moves again with it', async () => {
	const group = await stage.aGroup('facilitator');
	const { idAt } = await stage.aSeries(group);
	await alone(group, idAt(3), { localStart: '2027-03-12T13:30' });
	await follow(group, idAt(3), { localStart: '2027-03-15T13:30' });
	expect((await stage.inSeries(group, 'localStart')).slice(3)).toEqual([
		...['2027-03-15T13:30', '2027-04-12T13:30'],
	]);
});

test('an hour that one of them would not have refuses the whole change, by its day', async () => {
	const group = await stage.aGroup('facilitator');
	const { idAt } = await stage.aSeries(group, {
		repeat: { every: 'week', interval: 1 },
		count: 20,
	});
	const before = await stage.rowsOf(group);
	// Sundays at half past two: the clocks go forward on 14 March 2027.
	expect(await follow(group, idAt(5), { localStart: '2027-01-24T02:30' })).toEqual({
		...{ ok: false, refusal: 'no-such-hour', on: '2027-03-14' },
	});
	expect(await stage.rowsOf(group)).toEqual(before);
});

test('of two people who change what follows one meeting one succeeds, and the other is told', async () => {
	const group = await stage.aGroup('facilitator', 'co-facilitator');
	const { idAt } = await stage.aSeries(group);
	const edits = await Promise.all(
		group.people.map((_, index) => stage.editOf(idAt(1), { room: `salle ${index}` })),
	);
	const answers = await Promise.all(
		group.people.map((person, index) => {
			const edit = edits[index];
			if (!edit) throw new Error('no edit');
			return stage.service.changeFollowing(person, edit);
		}),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: 'stale' });
	expect(new Set((await stage.inSeries(group, 'room')).slice(1)).size).toBe(1);
});

test('cuts at several places at the same instant leave every meeting in a series that exists', async () => {
	const group = await stage.aGroup('facilitator');
	const { ids } = await stage.aSeries(group);
	const edits = await Promise.all(ids.map((id) => stage.editOf(id, { minutes: 120 })));
	await Promise.all(edits.map((edit) => stage.service.changeFollowing(group.personAt(0), edit)));
	expect(new Set(await stage.inSeries(group, 'minutes'))).toEqual(new Set([120]));
	for (const id of await stage.inSeries(group, 'seriesId')) {
		expect(await stage.patternOf(id)).not.toBeNull();
	}
});

test('drafts are confirmed together, told once, and stay drafts when another meeting changes', async () => {
	const group = await stage.aGroup('facilitator');
	const { idAt } = await stage.aSeries(group, { isDraft: true });
	expect(await stage.told(group)).toEqual([]);
	await alone(group, idAt(0), { isDraft: false });
	await follow(group, idAt(0), { isDraft: false, room: 'salle 4' });
	expect(await stage.inSeries(group, 'status')).toEqual([
		...['confirmed', 'draft', 'draft', 'draft', 'draft'],
	]);
	await follow(group, idAt(1), { isDraft: false });
	expect(new Set(await stage.inSeries(group, 'status'))).toEqual(new Set(['confirmed']));
	expect((await stage.told(group)).map(({ type }) => type)).toEqual([
		...['meeting-confirmed', 'series-changed', 'series-confirmed'],
	]);
});

test('a year of weekly meetings is planned, moved and cut at once', async () => {
	const group = await stage.aGroup('facilitator');
	const { idAt } = await stage.aSeries(group, {
		repeat: { every: 'week', interval: 1 },
		count: 52,
	});
	await follow(group, idAt(1), { localStart: '2026-12-23T09:00' });
	const hours = (await stage.inSeries(group, 'startsAt')).map((at) =>
		at.toISOString().slice(11, 16),
	);
	expect(new Set(hours.slice(1))).toEqual(new Set(['14:00', '13:00']));
	expect((await stage.inSeries(group, 'localStart'))[51]).toBe('2027-12-08T09:00');
	expect(await follow(group, idAt(1), { localStart: '2029-01-01T09:00' })).toMatchObject({
		...{ refusal: 'too-far', on: '2029-01-01' },
	});
});
