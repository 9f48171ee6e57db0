import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingId } from '../model.ts';
import type { PollAnswer, PollView, SlotId } from './model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof meetingsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
// A clock of its own for each test: some of them wind it.
const setting = async (): Promise<typeof stage> => (stage = await meetingsOn(database));
afterAll(() => database.close());

async function seen(by: Actor, meetingId: MeetingId): Promise<PollView> {
	const { poll } = await stage.queries.load(by, meetingId);
	if (!poll) throw new Error('no poll');
	return poll;
}
const votes = (meetingId: MeetingId, said: [SlotId, PollAnswer][], comment = '') => ({
	...{ meetingId, comment },
	answers: said.map(([slotId, answer]) => ({ slotId, answer })),
});

test('those who facilitate open a poll, and members see its dates in order, with no date to come to', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const slots = ['2027-01-19T09:30', '2027-01-12T09:30'];
	const { meetingId } = await stage.aPoll(group, { slots });
	expect(await stage.queries.load(ana, meetingId)).toMatchObject({
		meeting: { status: 'poll', localStart: '2027-01-12T09:30' },
		may: { plan: false, reply: false, vote: true },
		poll: {
			isOpen: true,
			isLate: false,
			slots: [{ localStart: slots[1] }, { localStart: slots[0] }],
		},
	});
	await expect(stage.polls.open(ana, stage.pollFor(group))).rejects.toMatchObject({
		code: 'forbidden',
	});
	expect((await stage.queries.listMine(nadege)).coming).toMatchObject([
		{ id: meetingId, poll: { isLate: false, isAwaited: true } },
	]);
	expect(await told(meetingId)).toEqual(['poll-opened']);
});

test('a form that is sent twice opens one poll, told once', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const input = stage.pollFor(group);
	const sending = () => stage.polls.open(group.personAt(0), input);
	expect(await Promise.all([sending(), sending()])).toMatchObject([{ ok: true }, { ok: true }]);
	expect((await seen(group.personAt(0), input.meetingId)).slots).toHaveLength(3);
	expect(await told(input.meetingId)).toEqual(['poll-opened']);
});

test('a poll that cannot be is refused, and says what is wrong', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const open = (part: Parameters<typeof stage.pollFor>[1]) =>
		stage.polls.open(group.personAt(0), stage.pollFor(group, part));
	const twice = '2027-11-07T01:30';
	expect(await open({ slots: ['2027-01-12T09:30', '2026-11-25T09:00', twice] })).toEqual({
		...{ ok: false, refusal: 'bad-slots' },
		wrong: { '2026-11-25T09:00': 'past', [twice]: 'hour-twice' },
	});
	expect(await open({ lastDay: '2026-11-24' })).toMatchObject({ refusal: 'deadline-past' });
	expect(await open({ lastDay: '2027-01-12' })).toMatchObject({ refusal: 'deadline-late' });
	const facilitatorId = group.personAt(1).id;
	expect(await open({ facilitatorId })).toMatchObject({ refusal: 'unknown-facilitator' });
	expect((await stage.queries.listMine(group.personAt(0))).coming).toEqual([]);
});

test('outside the group there is no such poll', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const { meetingId, slotAt } = await stage.aPoll(group);
	const { polls, admin } = stage;
	const slotId = slotAt(0);
	for (const outsider of [admin, await stage.aPerson()]) {
		for (const asking of [
			() => stage.queries.load(outsider, meetingId),
			() => polls.open(outsider, stage.pollFor(group)),
			() => polls.vote(outsider, votes(meetingId, [[slotId, 'yes']])),
			() => polls.choose(outsider, { meetingId, slotId }),
			() => polls.removeSlot(outsider, { meetingId, slotId, seen: 0 }),
			() => polls.remind(outsider, { meetingId }),
		]) {
			await expect(asking()).rejects.toMatchObject({ code: 'not-found' });
		}
	}
});

test('members answer and facilitators decide', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const ana = group.personAt(1);
	const { meetingId, slotAt } = await stage.aPoll(group);
	const slotId = slotAt(0);
	for (const asking of [
		() => stage.polls.choose(ana, { meetingId, slotId }),
		() => stage.polls.addSlot(ana, { meetingId, slotId: newId(), localStart: '2027-01-20T09:30' }),
		() => stage.polls.removeSlot(ana, { meetingId, slotId, seen: 0 }),
		() => stage.polls.changeDeadline(ana, { meetingId, lastDay: '2026-12-20' }),
		() => stage.polls.remind(ana, { meetingId }),
	]) {
		await expect(asking()).rejects.toMatchObject({ code: 'forbidden' });
	}
});

test('eight people who answer at the same instant are all counted, and the last answer of each one counts', async () => {
	await setting();
	const group = await stage.aGroup(
		'facilitator',
		...Array.from({ length: 7 }, () => 'member' as const),
	);
	const { meetingId, slotAt } = await stage.aPoll(group);
	const answers = (first: PollAnswer): [SlotId, PollAnswer][] => [
		[slotAt(0), first],
		[slotAt(1), 'if-need-be'],
		[slotAt(2), 'no'],
	];
	const saying = (first: PollAnswer) =>
		Promise.all(
			group.people.map((person) =>
				stage.polls.vote(person, votes(meetingId, answers(first), 'Oui.')),
			),
		);
	await saying('no');
	await saying('yes');
	const { slots, unanswered, comments } = await seen(group.personAt(0), meetingId);
	expect(slots).toMatchObject([
		{ tally: { yes: 8, ifNeedBe: 0, no: 0 }, heat: 4, isBest: true },
		{ tally: { yes: 0, ifNeedBe: 8, no: 0 }, heat: 2, isBest: false },
		{ tally: { yes: 0, ifNeedBe: 0, no: 8 }, heat: 0, isBest: false },
	]);
	expect(unanswered).toEqual([]);
	expect(comments).toHaveLength(8);
	await stage.polls.vote(group.personAt(1), votes(meetingId, []));
	expect((await seen(group.personAt(0), meetingId)).comments).toHaveLength(7);
});

test('an answer for a date taken away meanwhile is told, and the others are kept', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const { meetingId, slotAt } = await stage.aPoll(group);
	const slotId = slotAt(0);
	expect(await stage.polls.removeSlot(nadege, { meetingId, slotId, seen: 0 })).toEqual({
		ok: true,
	});
	const said = votes(meetingId, [
		[slotAt(0), 'yes'],
		[slotAt(1), 'yes'],
	]);
	expect(await stage.polls.vote(ana, said)).toEqual({ ok: true, gone: 1 });
	const other = await stage.aPoll(group);
	expect(await stage.polls.vote(ana, votes(meetingId, [[other.slotAt(0), 'yes']]))).toEqual({
		...{ ok: true, gone: 1 },
	});
	expect((await seen(ana, other.meetingId)).slots[0]?.answers.size).toBe(0);
	const { slots } = await seen(ana, meetingId);
	expect(slots.map(({ answers }) => answers.get(ana.id))).toEqual(['yes', undefined]);
	expect((await stage.queries.load(ana, meetingId)).meeting.localStart).toBe('2027-01-13T13:00');
});

test('a date that has answers warns before it goes, again when more answers came meanwhile', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const { meetingId, slotAt } = await stage.aPoll(group);
	const slotId = slotAt(0);
	const remove = (known: number) =>
		stage.polls.removeSlot(nadege, { meetingId, slotId, seen: known });
	await stage.polls.vote(ana, votes(meetingId, [[slotId, 'no']]));
	expect(await remove(0)).toEqual({ ok: false, refusal: 'has-answers', count: 1 });
	await stage.polls.vote(nadege, votes(meetingId, [[slotId, 'yes']]));
	expect(await remove(1)).toEqual({ ok: false, refusal: 'has-answers', count: 2 });
	expect(await remove(2)).toEqual({ ok: true });
	expect(await remove(0)).toEqual({ ok: true });
	expect((await seen(ana, meetingId)).slots).toHaveLength(2);
	await stage.polls.removeSlot(nadege, { meetingId, slotId: slotAt(1), seen: 0 });
	expect(
		await stage.polls.removeSlot(nadege, { meetingId, slotId: slotAt(2), seen: 0 }),
	).toMatchObject({ refusal: 'last-slot' });
});

test('a date is added once, after the deadline, and asks everybody again; there are twenty at most', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const { meetingId, slotAt } = await stage.aPoll(group);
	const all = [0, 1, 2].map((index): [SlotId, PollAnswer] => [slotAt(index), 'yes']);
	for (const person of [nadege, ana]) await stage.polls.vote(person, votes(meetingId, all));
	const add = (localStart: string, slotId = newId<'slot'>()) =>
		stage.polls.addSlot(nadege, { meetingId, slotId, localStart });
	expect(await add('2026-11-20T09:30')).toMatchObject({ refusal: 'past' });
	expect(await add('2026-12-15T09:30')).toMatchObject({ refusal: 'before-deadline' });
	expect(await add('2027-01-12T09:30')).toMatchObject({ refusal: 'slot-twice' });
	expect(await stage.polls.listUnanswered(database.prisma, meetingId)).toEqual([]);
	const slotId = newId<'slot'>();
	const sending = () => add('2027-01-07T09:30', slotId);
	expect(await Promise.all([sending(), sending()])).toEqual([{ ok: true }, { ok: true }]);
	expect(await stage.polls.listUnanswered(database.prisma, meetingId)).toEqual([nadege.id, ana.id]);
	expect((await stage.queries.load(ana, meetingId)).meeting.localStart).toBe('2027-01-07T09:30');
	for (let day = 10; day < 26; day++) {
		expect(await add(`2027-02-${day}T09:30`)).toEqual({ ok: true });
	}
	expect(await add('2027-03-01T09:30')).toMatchObject({ refusal: 'many-slots' });
});

test('of two people who choose different dates at the same instant one succeeds, and the other is told', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'co-facilitator', 'member');
	const { meetingId, slotAt } = await stage.aPoll(group);
	await stage.polls.vote(group.personAt(2), votes(meetingId, [[slotAt(0), 'yes']]));
	const chosen = await Promise.all(
		[0, 1].map((index) =>
			stage.polls.choose(group.personAt(index), { meetingId, slotId: slotAt(index) }),
		),
	);
	expect(chosen).toContainEqual({ ok: true });
	expect(chosen).toContainEqual({ ok: false, refusal: 'date-chosen' });
	expect(await told(meetingId)).toEqual(['poll-opened', 'poll-closed']);
	const { meeting, poll, replies } = await stage.queries.load(group.personAt(2), meetingId);
	const winner = chosen.findIndex(({ ok }) => ok);
	expect(meeting).toMatchObject({
		status: 'confirmed',
		localStart: ['2027-01-12T09:30', '2027-01-13T13:00'][winner],
	});
	expect([poll, replies]).toEqual([null, []]);
});

test('a double click on a date confirms the meeting once', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const nadege = group.personAt(0);
	const { meetingId, slotAt } = await stage.aPoll(group);
	const clicking = () => stage.polls.choose(nadege, { meetingId, slotId: slotAt(2) });
	expect(await Promise.all([clicking(), clicking()])).toEqual([{ ok: true }, { ok: true }]);
	expect(await told(meetingId)).toEqual(['poll-opened', 'poll-closed']);
	const { meeting } = await stage.queries.load(nadege, meetingId);
	expect(meeting).toMatchObject({
		status: 'confirmed',
		revision: 2,
		localStart: '2027-01-19T09:30',
	});
	expect(await stage.polls.vote(nadege, votes(meetingId, [[slotAt(0), 'yes']]))).toEqual({
		...{ ok: false, refusal: 'date-chosen' },
	});
});

test('answers are taken after the deadline; a past date is neither chosen nor the best one', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const { meetingId, slotAt } = await stage.aPoll(group);
	stage.clock.advance(Date.UTC(2027, 0, 12, 16) - stage.clock.now());
	const said = votes(meetingId, [
		[slotAt(0), 'yes'],
		[slotAt(1), 'if-need-be'],
		[slotAt(2), 'no'],
	]);
	expect(await stage.polls.vote(ana, said)).toEqual({ ok: true, gone: 0 });
	expect(await seen(ana, meetingId)).toMatchObject({
		isLate: true,
		slots: [{ isPast: true, isBest: false }, { isBest: true }, { isBest: false }],
	});
	expect(await stage.polls.choose(nadege, { meetingId, slotId: slotAt(0) })).toMatchObject({
		refusal: 'past',
	});
	expect(await stage.polls.changeDeadline(nadege, { meetingId, lastDay: '2027-01-12' })).toEqual({
		ok: true,
	});
	expect((await stage.queries.listMine(ana)).coming).toMatchObject([{ id: meetingId }]);
	stage.clock.advance(days(30));
	const { coming, past } = await stage.queries.listMine(ana);
	expect([coming, past]).toMatchObject([[], [{ id: meetingId, status: 'poll' }]]);
});

test('those who have not answered are reminded once a day, and not when there is nobody left', async () => {
	await setting();
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const { meetingId, slotAt } = await stage.aPoll(group);
	const remind = () => stage.polls.remind(nadege, { meetingId });
	const answers = await Promise.all([remind(), remind()]);
	expect(answers).toContainEqual({ ok: true });
	expect(answers).toContainEqual({ ok: false, refusal: 'reminded-already' });
	expect((await seen(nadege, meetingId)).nextReminderAt).toBe(stage.clock.now() + days(1));
	stage.clock.advance(days(1));
	const all = [0, 1, 2].map((index): [SlotId, PollAnswer] => [slotAt(index), 'no']);
	for (const person of [nadege, ana]) await stage.polls.vote(person, votes(meetingId, all));
	expect(await remind()).toMatchObject({ refusal: 'all-answered' });
	expect(await told(meetingId)).toEqual(['poll-opened', 'poll-reminded']);
});

test('an open poll is known to close soon in the day before its deadline', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const { meetingId } = await stage.aPoll(group);
	const closesAt = Date.UTC(2026, 11, 16, 5);
	const soon = async () =>
		(await stage.polls.listClosingSoon(database.prisma)).filter(
			(one) => one.meetingId === meetingId,
		);
	stage.clock.advance(closesAt - days(1) - 1 - stage.clock.now());
	expect(await soon()).toEqual([]);
	stage.clock.advance(1);
	expect(await soon()).toEqual([{ meetingId, groupId: group.groupId, closesAt }]);
	await stage.service.cancel(group.personAt(0), { meetingId, word: '' });
	expect(await soon()).toEqual([]);
});

test('the place of a meeting may change while its date is looked for, and the date may not', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const nadege = group.personAt(0);
	const { meetingId } = await stage.aPoll(group);
	const { groupId: _, ...fields } = stage.inputFor(group, {
		meetingId,
		room: 'salle 9',
		minutes: 45,
	});
	expect(await stage.service.change(nadege, { ...fields, revision: 1 })).toEqual({ ok: true });
	expect((await stage.queries.load(nadege, meetingId)).meeting).toMatchObject({
		...{ status: 'poll', room: 'salle 9', minutes: 90, localStart: '2027-01-12T09:30' },
	});
});

test('a cancelled poll takes no more answers, and has no date to show', async () => {
	await setting();
	const group = await stage.aGroup('facilitator');
	const nadege = group.personAt(0);
	const { meetingId, slotAt } = await stage.aPoll(group);
	await stage.service.cancel(nadege, { meetingId, word: 'Trop tôt.' });
	const refused = { ok: false, refusal: 'poll-cancelled' };
	expect(await stage.polls.vote(nadege, votes(meetingId, [[slotAt(0), 'yes']]))).toEqual(refused);
	expect(await stage.polls.choose(nadege, { meetingId, slotId: slotAt(0) })).toEqual(refused);
	expect(await seen(nadege, meetingId)).toMatchObject({ isOpen: false, unanswered: [] });
	expect(await told(meetingId)).toEqual(['poll-opened', 'poll-cancelled']);
});

async function told(meetingId: MeetingId): Promise<string[]> {
	const events = await database.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } });
	return events
		.filter(({ payload }) => Object(payload).meetingId === meetingId)
		.map(({ type }) => type);
}
