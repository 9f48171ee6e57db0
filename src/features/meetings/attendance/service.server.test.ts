import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { days, hours, minutes } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingId } from '#features/meetings/model.ts';
import { anOpenRound } from '#tests/support/closed-round.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { toldOn } from '#tests/support/told.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await toldOn(database);
});
afterAll(() => database.close());

const start = Date.UTC(2026, 11, 15, 14, 30);
const goTo = (at: number) => stage.clock.advance(at - stage.clock.now());

/** Four people who signed, and a meeting of theirs on 15 December at half past nine. */
async function aReadyGroup(part: Parameters<typeof stage.aMeeting>[1] = {}) {
	const group = await stage.aGroup('facilitator', 'co-facilitator', 'member', 'member');
	await stage.publish(group.groupId, group.personAt(0), 'Ce qui se dit ici reste ici.');
	for (const person of group.people) await stage.sign(group.groupId, person);
	const meetingId = await stage.aMeeting(group, part);
	const [nadege, marc, soraya, catalina] = [0, 1, 2, 3].map(group.personAt);
	if (!nadege || !marc || !soraya || !catalina) throw new Error('four people');
	return { ...group, meetingId, nadege, marc, soraya, catalina };
}
type Ready = Awaited<ReturnType<typeof aReadyGroup>>;

/** A round opened from the meeting, where the facilitator, the client and these people sat down. */
async function aRoundOf({ groupId, meetingId, nadege, soraya }: Ready, others: Actor[]) {
	const held = { groupId, facilitator: nadege, client: soraya, others };
	const round = await anOpenRound({ ...stage, database }, held);
	const { roundId } = round;
	expect(await stage.services.attendance.attachRound(nadege, { meetingId, roundId })).toEqual({
		ok: true,
	});
	return round;
}

async function marksOf(meetingId: MeetingId) {
	const rows = await database.prisma.meetingAttendance.findMany({ where: { meetingId } });
	return new Map(rows.map(({ personId, was, how }) => [personId, `${was}, ${how}`]));
}

const statusOf = async ({ meetingId, catalina }: Ready) =>
	(await stage.services.meetingQueries.load(catalina, meetingId)).meeting.status;

async function heldFacts(meetingId: MeetingId) {
	const facts = await database.prisma.outboxEvent.findMany({ where: { type: 'meeting-held' } });
	return facts.filter(({ payload }) => Object(payload).meetingId === meetingId).length;
}

test('from the start on, two taps say who was there, which makes the meeting held', async () => {
	const ready = await aReadyGroup();
	const { meetingId, nadege, marc, soraya, catalina } = ready;
	const { attendance, attendanceQueries, meetings } = stage.services;
	await meetings.reply(soraya, { meetingId, answer: 'remote', word: '' });
	await meetings.reply(marc, { meetingId, answer: 'absent', word: 'En congé.' });
	goTo(start - 1);
	const early = await attendance.take(nadege, { meetingId, absent: [] });
	expect(early).toEqual({ ok: false, refusal: 'not-begun' });
	goTo(start);
	const { people } = await attendanceQueries.load(nadege, meetingId);
	expect(people.filter(({ isAbsent }) => isAbsent).map(({ id }) => id)).toEqual([marc.id]);
	expect(await attendance.take(nadege, { meetingId, absent: [catalina.id] })).toEqual({ ok: true });
	expect(await marksOf(meetingId)).toEqual(
		new Map([
			[nadege.id, 'present, taken'],
			[marc.id, 'present, taken'],
			[soraya.id, 'remote, taken'],
			[catalina.id, 'absent, taken'],
		]),
	);
	expect(await statusOf(ready)).toBe('held');
	const seen = await attendanceQueries.load(catalina, meetingId);
	expect(seen).toMatchObject({ isHeld: true, mayTake: false });
	expect(seen.people.map(({ was }) => was)).toEqual(['present', 'present', 'remote', 'absent']);
	goTo(start + days(1));
	expect((await stage.services.meetingQueries.listMine(catalina)).past).toMatchObject([
		{ id: meetingId, status: 'held' },
	]);
});

test('the door stays open once it is noted who is there, until the round is over', async () => {
	const { meetingId, nadege, catalina } = await aReadyGroup();
	goTo(start);
	await stage.services.attendance.take(nadege, { meetingId, absent: [] });
	const read = () => stage.services.meetingQueries.load(catalina, meetingId);
	expect((await read()).isDoorOpen).toBe(true);
	goTo(start + hours(3));
	expect((await read()).isDoorOpen).toBe(false);
});

test('two facilitators who note at the same time: one of the two lists stands, whole, and the meeting is held once', async () => {
	const { meetingId, nadege, marc, soraya, catalina } = await aReadyGroup();
	const { attendance } = stage.services;
	goTo(start + minutes(5));
	const answers = await Promise.all([
		attendance.take(nadege, { meetingId, absent: [soraya.id] }),
		attendance.take(marc, { meetingId, absent: [catalina.id] }),
	]);
	expect(answers).toEqual([{ ok: true }, { ok: true }]);
	const marks = await marksOf(meetingId);
	const absent = [...marks].filter(([, mark]) => mark === 'absent, taken').map(([id]) => id);
	expect(marks.size).toBe(4);
	expect(absent).toHaveLength(1);
	expect([soraya.id, catalina.id]).toContain(absent[0]);
	expect(await heldFacts(meetingId)).toBe(1);
	await attendance.take(marc, { meetingId, absent: [] });
	expect([...(await marksOf(meetingId)).values()]).not.toContain('absent, taken');
	expect(await heldFacts(meetingId)).toBe(1);
});

test('members do not note who was there, and outsiders do not know that there is a meeting', async () => {
	const { meetingId, soraya } = await aReadyGroup();
	const { attendance, attendanceQueries } = stage.services;
	goTo(start);
	await expect(attendance.take(soraya, { meetingId, absent: [] })).rejects.toMatchObject({
		code: 'forbidden',
	});
	const outsider = await stage.aPerson();
	await expect(attendance.take(outsider, { meetingId, absent: [] })).rejects.toMatchObject({
		code: 'not-found',
	});
	await expect(attendanceQueries.load(outsider, meetingId)).rejects.toMatchObject({
		code: 'not-found',
	});
});

test('a meeting that was cancelled has nobody to note', async () => {
	const { meetingId, nadege } = await aReadyGroup();
	await stage.services.meetings.cancel(nadege, { meetingId, word: 'Tempête.' });
	goTo(start);
	expect(await stage.services.attendance.take(nadege, { meetingId, absent: [] })).toEqual({
		ok: false,
		refusal: 'not-on',
	});
});

test('a round belongs to the meeting of its own group, and to no other', async () => {
	const ready = await aReadyGroup();
	const elsewhere = await aReadyGroup();
	const { roundId } = await aRoundOf(ready, []);
	const { attendance } = stage.services;
	const attach = (actor: Actor, meetingId: MeetingId) =>
		attendance.attachRound(actor, { meetingId, roundId });
	for (const [actor, meetingId] of [
		[ready.nadege, elsewhere.meetingId],
		[elsewhere.nadege, elsewhere.meetingId],
		[elsewhere.nadege, ready.meetingId],
		[ready.nadege, newId<'meeting'>()],
	] as const) {
		await expect(attach(actor, meetingId)).rejects.toMatchObject({ code: 'not-found' });
	}
	await expect(attach(ready.soraya, ready.meetingId)).rejects.toMatchObject({ code: 'forbidden' });
	expect(await attach(ready.nadege, ready.meetingId)).toEqual({ ok: true });
	expect(await database.prisma.meetingRound.count({ where: { roundId } })).toBe(1);
});

test('when the round planned is closed, the meeting is held, and those who sat down were there', async () => {
	const ready = await aReadyGroup({ agenda: ['codev-90'] });
	goTo(start - minutes(5));
	const round = await aRoundOf(ready, [ready.catalina]);
	goTo(start + minutes(80));
	await round.close();
	await stage.services.notifications.relay();
	expect(await statusOf(ready)).toBe('held');
	expect(await marksOf(ready.meetingId)).toEqual(
		new Map([
			[ready.nadege.id, 'present, joined'],
			[ready.soraya.id, 'remote, joined'],
			[ready.catalina.id, 'present, joined'],
		]),
	);
	expect(await heldFacts(ready.meetingId)).toBe(1);
	const { people, rounds } = await stage.services.attendanceQueries.load(
		ready.nadege,
		ready.meetingId,
	);
	expect(rounds).toEqual([{ id: round.roundId, number: 1, wasThere: true }]);
	expect(people.map(({ was }) => was)).toEqual(['present', null, 'remote', 'present']);
});

test('a meeting of two rounds is not over after the first one', async () => {
	const ready = await aReadyGroup({ agenda: ['codev-90', 'codev-90'], minutes: 180 });
	goTo(start);
	const round = await aRoundOf(ready, [ready.catalina]);
	await round.close();
	await stage.services.notifications.relay();
	expect(await statusOf(ready)).toBe('confirmed');
});

test('those who lead are asked who was at a meeting that is over, until they say so', async () => {
	const ready = await aReadyGroup();
	const { attendance, attendanceQueries } = stage.services;
	const { meetingId, nadege, marc, soraya } = ready;
	goTo(start + minutes(89));
	expect(await attendanceQueries.listToTake(nadege)).toEqual([]);
	goTo(start + minutes(90));
	for (const person of [nadege, marc]) {
		expect(await attendanceQueries.listToTake(person)).toMatchObject([{ id: meetingId }]);
	}
	expect(await attendanceQueries.listToTake(soraya)).toEqual([]);
	await attendance.take(marc, { meetingId, absent: [] });
	expect(await attendanceQueries.listToTake(nadege)).toEqual([]);
});
