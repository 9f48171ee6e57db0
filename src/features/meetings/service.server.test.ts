import { afterAll, beforeAll, expect, test } from 'vitest';
import { days, minutes } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';
import type { MeetingId } from './model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof meetingsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await meetingsOn(database);
});
afterAll(() => database.close());

const seen = (by: Parameters<typeof stage.queries.load>[0], id: MeetingId) =>
	stage.queries.load(by, id);
const comes = { answer: 'in-person', word: '' } as const;

test('those who facilitate plan a meeting, and members read it at the hour they were told', async () => {
	const group = await stage.aGroup('facilitator', 'member', 'co-facilitator');
	const meetingId = await stage.aMeeting(group);
	const { meeting, may } = await seen(group.personAt(1), meetingId);
	expect(meeting).toMatchObject({ status: 'confirmed', startsAt: Date.UTC(2026, 11, 15, 14, 30) });
	expect(may).toEqual({ plan: false, reply: true, vote: false });
	await expect(stage.service.plan(group.personAt(1), stage.inputFor(group))).rejects.toMatchObject({
		code: 'forbidden',
	});
	expect(await stage.service.plan(group.personAt(2), stage.inputFor(group))).toMatchObject({
		ok: true,
	});
});

test('outside the group, staff included, there is no such meeting', async () => {
	const group = await stage.aGroup('facilitator');
	const meetingId = await stage.aMeeting(group);
	const { service, admin } = stage;
	for (const outsider of [admin, await stage.aPerson()]) {
		for (const asking of [
			() => seen(outsider, meetingId),
			() => service.reply(outsider, { meetingId, ...comes }),
			() => service.cancel(outsider, { meetingId, word: '' }),
			() => service.plan(outsider, stage.inputFor(group)),
		]) {
			await expect(asking()).rejects.toMatchObject({ code: 'not-found' });
		}
		expect((await stage.queries.listMine(outsider)).coming).toEqual([]);
	}
});

test('a draft is for those who plan it, until it is confirmed', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const meetingId = await stage.aMeeting(group, { isDraft: true });
	await expect(seen(ana, meetingId)).rejects.toMatchObject({ code: 'not-found' });
	expect((await stage.queries.listMine(ana)).coming).toEqual([]);
	expect((await stage.queries.listMine(nadege)).coming).toMatchObject([{ status: 'draft' }]);
	const { groupId: _, meetingId: __, ...fields } = stage.inputFor(group);
	await stage.service.change(nadege, { ...fields, meetingId, revision: 1 });
	expect((await stage.queries.listMine(ana)).coming).toMatchObject([
		{ id: meetingId, status: 'confirmed', answer: null },
	]);
});

test.each([
	['2026-11-01T09:30', 'past'],
	['2027-03-14T02:30', 'no-such-hour'],
	['2027-11-07T01:30', 'hour-twice'],
	['2026-12-32T09:30', 'unknown-time'],
] as const)('%s is refused: %s', async (localStart, refusal) => {
	const group = await stage.aGroup('facilitator');
	const answer = await stage.service.plan(group.personAt(0), stage.inputFor(group, { localStart }));
	expect(answer).toEqual({ ok: false, refusal });
});

test('whoever facilitates that day leads the group, and a round has a template', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const plan = (part: Parameters<typeof stage.inputFor>[1]) =>
		stage.service.plan(group.personAt(0), stage.inputFor(group, part));
	expect(await plan({ facilitatorId: group.personAt(1).id })).toMatchObject({
		refusal: 'unknown-facilitator',
	});
	expect(await plan({ agenda: ['tarot'] })).toMatchObject({ refusal: 'unknown-template' });
});

test('a meeting that moves asks everybody again; one whose room changes keeps the answers', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const meetingId = await stage.aMeeting(group);
	await stage.service.reply(ana, { meetingId, ...comes });
	const { groupId: _, meetingId: __, ...fields } = stage.inputFor(group);
	await stage.service.change(nadege, { ...fields, room: 'salle 3', meetingId, revision: 1 });
	expect(await seen(ana, meetingId)).toMatchObject({
		meeting: { room: 'salle 3', status: 'confirmed', revision: 2 },
		replies: [{ personId: ana.id }],
	});
	const localStart = '2026-12-16T09:30';
	await stage.service.change(nadege, { ...fields, localStart, meetingId, revision: 2 });
	expect(await seen(ana, meetingId)).toMatchObject({
		meeting: { status: 'moved', revision: 3 },
		replies: [],
	});
});

test('of two people who change the same revision one succeeds, and the other is told', async () => {
	const group = await stage.aGroup('facilitator', 'co-facilitator');
	const meetingId = await stage.aMeeting(group);
	const { groupId: _, meetingId: __, ...fields } = stage.inputFor(group);
	const answers = await Promise.all(
		group.people.map((person, index) =>
			stage.service.change(person, { ...fields, room: `salle ${index}`, meetingId, revision: 1 }),
		),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: 'stale' });
});

test('a draft that is given up was never told, and stays with those who plan', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const meetingId = await stage.aMeeting(group, { isDraft: true });
	await stage.service.cancel(nadege, { meetingId, word: 'Une autre fois.' });
	expect((await seen(nadege, meetingId)).meeting.status).toBe('cancelled');
	await expect(seen(ana, meetingId)).rejects.toMatchObject({ code: 'not-found' });
	expect(await stage.queries.listMine(ana)).toMatchObject({ coming: [], past: [] });
});

test('a cancelled meeting takes no answer and changes no more', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const meetingId = await stage.aMeeting(group);
	await expect(stage.service.cancel(ana, { meetingId, word: '' })).rejects.toMatchObject({
		code: 'forbidden',
	});
	expect(await stage.service.cancel(nadege, { meetingId, word: 'Tempête.' })).toEqual({ ok: true });
	expect(await stage.service.cancel(nadege, { meetingId, word: '' })).toMatchObject({
		refusal: 'over',
	});
	expect(await stage.service.reply(ana, { meetingId, ...comes })).toMatchObject({
		refusal: 'not-on',
	});
	expect((await seen(ana, meetingId)).meeting).toMatchObject({
		status: 'cancelled',
		cancelWord: 'Tempête.',
	});
});

test('twelve people who tap twice for the last seats at the same instant: the first ones have them, the others wait in order', async () => {
	const group = await stage.aGroup(
		'facilitator',
		...Array.from({ length: 11 }, () => 'member' as const),
	);
	const meetingId = await stage.aMeeting(group, { capacity: 5 });
	await Promise.all(
		[...group.people, ...group.people].map((person) =>
			stage.service.reply(person, { meetingId, ...comes }),
		),
	);
	const before = await seen(group.personAt(0), meetingId);
	expect(new Set(before.replies.map(({ rank }) => rank)).size).toBe(12);
	expect(before.waiting).toHaveLength(7);

	const seated = group.people.find(({ id }) => !before.waiting.includes(id));
	if (!seated) throw new Error('nobody has a seat');
	await stage.service.reply(seated, { meetingId, answer: 'absent', word: 'Un enfant malade.' });
	const after = await seen(group.personAt(0), meetingId);
	expect(after.waiting).toEqual(before.waiting.slice(1));
});

test('saying twice that one comes keeps one’s place in the line', async () => {
	const group = await stage.aGroup('facilitator', 'member', 'member');
	const meetingId = await stage.aMeeting(group, { capacity: 1 });
	const [ana, bo] = [group.personAt(1), group.personAt(2)];
	for (const person of [ana, bo, ana]) await stage.service.reply(person, { meetingId, ...comes });
	expect((await seen(ana, meetingId)).waiting).toEqual([bo.id]);
});

test('nobody comes to a room that does not exist', async () => {
	const group = await stage.aGroup('facilitator');
	const meetingId = await stage.aMeeting(group, { place: 'remote' });
	expect(await stage.service.reply(group.personAt(0), { meetingId, ...comes })).toEqual({
		ok: false,
		refusal: 'other-place',
	});
});

test('the door opens a quarter of an hour before, for members', async () => {
	const own = await meetingsOn(database);
	const group = await own.aGroup('facilitator', 'member');
	const meetingId = await own.aMeeting(group);
	const read = () => own.queries.load(group.personAt(1), meetingId);
	const isOpen = async () => (await read()).isDoorOpen;
	expect(await read()).toMatchObject({ hasLink: true, meeting: { link: '' } });
	own.clock.advance(Date.UTC(2026, 11, 15, 14, 30) - own.clock.now() - minutes(15) - 1);
	expect(await isOpen()).toBe(false);
	own.clock.advance(1);
	expect(await isOpen()).toBe(true);
	expect((await read()).meeting.link).toBe('https://video.example/relais');
	own.clock.advance(days(1));
	expect(await isOpen()).toBe(false);
	const { coming, past } = await own.queries.listMine(group.personAt(1));
	expect([coming, past]).toMatchObject([[], [{ id: meetingId }]]);
});

test('a plan that is sent twice is one meeting, told once', async () => {
	const group = await stage.aGroup('facilitator');
	const input = stage.inputFor(group);
	const sending = () => stage.service.plan(group.personAt(0), input);
	const same = { ok: true, meetingId: input.meetingId };
	expect(await Promise.all([sending(), sending()])).toEqual([same, same]);
	expect((await stage.queries.listMine(group.personAt(0))).coming).toHaveLength(1);
	expect(await told(input.meetingId)).toEqual(['meeting-confirmed']);
});

test('others hear of what the group was told, and of nothing else', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const by = group.personAt(0);
	const input = stage.inputFor(group, { isDraft: true });
	const { groupId: _, ...fields } = input;
	const { meetingId } = input;
	await stage.service.plan(by, input);
	const change = (revision: number, part: object) =>
		stage.service.change(by, { ...fields, ...part, revision });
	await change(1, { title: 'Un autre titre' });
	expect(await told(meetingId)).toEqual([]);
	await change(2, { isDraft: false });
	await change(3, { isDraft: false, notes: 'Apportez vos questions.' });
	await change(4, { isDraft: false, room: 'salle 9' });
	await change(5, { isDraft: false, localStart: '2026-12-16T09:30' });
	await stage.service.cancel(by, { meetingId, word: 'Tempête.' });
	await stage.service.cancel(by, { meetingId, word: 'Tempête.' });
	expect(await told(meetingId)).toEqual([
		...['meeting-confirmed', 'meeting-changed', 'meeting-moved', 'meeting-cancelled'],
	]);
});

async function told(meetingId: MeetingId): Promise<string[]> {
	const events = await database.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } });
	return events
		.filter(({ payload }) => Object(payload).meetingId === meetingId)
		.map(({ type }) => type);
}
