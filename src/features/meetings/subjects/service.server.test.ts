import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingId } from '../model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof meetingsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await meetingsOn(database);
});
afterAll(() => database.close());

/** Two who lead, three members, one who observes, and a meeting. */
async function aTable() {
	const group = await stage.aGroup(
		...(['facilitator', 'co-facilitator', 'member', 'member', 'member', 'observer'] as const),
	);
	return { group, at: group.personAt, meetingId: await stage.aMeeting(group) };
}

const propose = (by: Actor, meetingId: MeetingId, sentence = 'Le parent ne vient plus.') =>
	stage.subjects.propose(by, { meetingId, kind: 'concern', sentence });

const support = (by: Actor, meetingId: MeetingId, of: Actor) =>
	stage.subjects.support(by, { meetingId, authorId: of.id });

const name = (by: Actor, meetingId: MeetingId, who: Actor, after = 0) =>
	stage.subjects.nameClient(by, { meetingId, clientId: who.id, reason: 'C’est pressant.', after });

async function seen(by: Actor, meetingId: MeetingId) {
	const { subjects } = await stage.queries.load(by, meetingId);
	if (!subjects) throw new Error('no subjects');
	return subjects;
}

const events = async (meetingId: MeetingId) => {
	const rows = await database.prisma.outboxEvent.findMany({
		where: { type: 'subject-chosen', payload: { path: ['meetingId'], equals: meetingId } },
		orderBy: { id: 'asc' },
	});
	return rows.map(({ payload }) => Object(payload));
};

test('each member proposes one subject, writes it again, and takes it back', async () => {
	const { at, meetingId } = await aTable();
	expect(await propose(at(2), meetingId)).toEqual({ ok: true });
	expect(await propose(at(2), meetingId, 'Le parent ne répond plus.')).toEqual({ ok: true });
	stage.clock.advance(1);
	await propose(at(1), meetingId);
	expect((await seen(at(3), meetingId)).subjects).toMatchObject([
		{ authorId: at(2).id, kind: 'concern', sentence: 'Le parent ne répond plus.', votes: null },
		{ authorId: at(1).id },
	]);
	await stage.subjects.withdraw(at(2), { meetingId });
	expect(await stage.subjects.withdraw(at(2), { meetingId })).toEqual({ ok: true });
	expect((await seen(at(3), meetingId)).subjects).toMatchObject([{ authorId: at(1).id }]);
});

test('who takes no turn proposes nothing, who observes does not vote, and members decide nothing', async () => {
	const { at, meetingId } = await aTable();
	await propose(at(2), meetingId);
	for (const asking of [
		() => propose(at(0), meetingId),
		() => propose(at(5), meetingId),
		() => support(at(5), meetingId, at(2)),
		() => stage.subjects.reveal(at(2), { meetingId }),
		() => name(at(2), meetingId, at(2)),
	]) {
		await expect(asking()).rejects.toMatchObject({ code: 'forbidden' });
	}
	const none = { propose: false, vote: false, reveal: false, name: false };
	expect((await seen(at(5), meetingId)).may).toEqual(none);
	expect((await seen(at(2), meetingId)).may).toEqual({ ...none, propose: true, vote: true });
	expect((await seen(at(0), meetingId)).may).toEqual({
		...{ propose: false, vote: true, reveal: true, name: true },
	});
});

test('outside the group, staff included, there is nothing of all that', async () => {
	const { at, meetingId } = await aTable();
	await propose(at(2), meetingId);
	for (const outsider of [stage.admin, await stage.aPerson()]) {
		for (const asking of [
			() => seen(outsider, meetingId),
			() => propose(outsider, meetingId),
			() => stage.subjects.withdraw(outsider, { meetingId }),
			() => support(outsider, meetingId, at(2)),
			() => stage.subjects.reveal(outsider, { meetingId }),
			() => name(outsider, meetingId, at(2)),
			() => stage.queries.loadSheet(outsider, meetingId),
			() => stage.subjects.prepare(outsider, { meetingId, revision: 0, answers: noAnswers }),
		]) {
			await expect(asking()).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await stage.queries.findProposal(outsider, meetingId)).toBeNull();
	}
});

const noAnswers = {
	...{ 'what-happened': '', 'already-tried': '', 'what-touches': '', 'what-is-expected': '' },
	...{ 'knowing-oneself': '', 'knowing-the-other': '', 'both-ways': '', 'common-ground': '' },
};

test('nobody learns the counts before they are revealed, and everybody after', async () => {
	const { group, at, meetingId } = await aTable();
	await propose(at(2), meetingId);
	stage.clock.advance(1);
	await propose(at(3), meetingId);
	await support(at(4), meetingId, at(2));
	await support(at(4), meetingId, at(3));
	await support(at(2), meetingId, at(3));
	await support(at(0), meetingId, at(2));
	for (const person of group.people) {
		const view = await seen(person, meetingId);
		expect(view.subjects.map(({ votes }) => votes)).toEqual([null, null]);
		expect(view).toMatchObject({ voterCount: 3, isRevealed: false });
	}
	expect((await seen(at(4), meetingId)).myVote).toBe(at(3).id);
	expect((await seen(at(1), meetingId)).myVote).toBeNull();
	await Promise.all([0, 1].map((who) => stage.subjects.reveal(at(who), { meetingId })));
	for (const person of group.people) {
		expect((await seen(person, meetingId)).subjects.map(({ votes }) => votes)).toEqual([1, 2]);
	}
	expect(await support(at(3), meetingId, at(2))).toMatchObject({ refusal: 'vote-revealed' });
});

test('one votes for somebody else, for what is still proposed; what is withdrawn takes its votes along', async () => {
	const { at, meetingId } = await aTable();
	await propose(at(2), meetingId);
	expect(await support(at(2), meetingId, at(2))).toMatchObject({ refusal: 'own-subject' });
	expect(await support(at(2), meetingId, at(3))).toMatchObject({ refusal: 'unknown-subject' });
	await support(at(3), meetingId, at(2));
	await stage.subjects.withdraw(at(2), { meetingId });
	expect((await seen(at(3), meetingId)).myVote).toBeNull();
	const revealed = await stage.subjects.reveal(at(0), { meetingId });
	expect(revealed).toMatchObject({ refusal: 'nobody-voted' });
});

test('the client is named with a reason, and what comes late is refused', async () => {
	const { at, meetingId, group } = await aTable();
	await propose(at(2), meetingId);
	expect(await name(at(0), meetingId, at(4))).toEqual({ ok: true });
	expect(await seen(at(3), meetingId)).toMatchObject({
		choice: { clientId: at(4).id, reason: 'C’est pressant.' },
		may: { propose: false, vote: false },
	});
	for (const late of [
		propose(at(3), meetingId),
		stage.subjects.withdraw(at(2), { meetingId }),
		support(at(3), meetingId, at(2)),
	]) {
		expect(await late).toEqual({ ok: false, refusal: 'client-named' });
	}
	const { groupId } = group;
	expect(await events(meetingId)).toEqual([{ meetingId, groupId, clientId: at(4).id }]);
	expect(await stage.queries.findProposal(at(0), meetingId)).toEqual({
		...{ groupId, clientId: at(4).id, template: 'codev-90' },
	});
});

test('of two who name at the same instant one is heard, and the other is told', async () => {
	const { at, meetingId } = await aTable();
	const answers = await Promise.all([name(at(0), meetingId, at(2)), name(at(1), meetingId, at(3))]);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: 'already-named' });
	expect(await events(meetingId)).toHaveLength(1);
});

test('the same naming sent twice is one, and another one says what it replaces', async () => {
	const { at, meetingId } = await aTable();
	await Promise.all([name(at(0), meetingId, at(2)), name(at(0), meetingId, at(2))]);
	expect(await events(meetingId)).toHaveLength(1);
	const { revision } = await seen(at(0), meetingId);
	expect(await name(at(0), meetingId, at(3), revision)).toEqual({ ok: true });
	expect(await events(meetingId)).toHaveLength(2);
});

test('only somebody of the group who takes turns is named', async () => {
	const { at, meetingId } = await aTable();
	for (const who of [at(0), at(5), await stage.aPerson()]) {
		expect(await name(at(0), meetingId, who)).toMatchObject({ refusal: 'unknown-client' });
	}
});

test('a client who left the group is no client any more, and another one may be named', async () => {
	const { at, meetingId, group } = await aTable();
	await name(at(0), meetingId, at(2));
	await stage.groups.remove(stage.admin, { groupId: group.groupId, personId: at(2).id });
	const { choice, revision } = await seen(at(0), meetingId);
	expect(choice).toBeNull();
	expect(await name(at(0), meetingId, at(3), revision)).toEqual({ ok: true });
});

test('once the meeting has begun the client does not change, and after it nothing does', async () => {
	const { at, meetingId } = await aTable();
	const { at: later, meetingId: other } = await aTable();
	await name(at(0), meetingId, at(2));
	const now = stage.clock.now();
	stage.clock.advance(Date.UTC(2026, 11, 15, 14, 30) - now);
	expect(await name(at(0), meetingId, at(3), 1)).toMatchObject({ refusal: 'begun' });
	// A group that chooses on the spot still may.
	expect(await name(later(0), other, later(3))).toEqual({ ok: true });
	stage.clock.advance(90 * 60_000);
	expect(await propose(at(2), meetingId)).toMatchObject({ refusal: 'not-on' });
	expect(await name(at(0), meetingId, at(3), 1)).toMatchObject({ refusal: 'not-on' });
	stage.clock.advance(now - stage.clock.now());
});

test('a meeting that is cancelled, or without a date, chooses nothing', async () => {
	const { at, meetingId, group } = await aTable();
	await stage.service.cancel(at(0), { meetingId, word: '' });
	expect(await propose(at(2), meetingId)).toMatchObject({ refusal: 'not-on' });
	expect((await stage.queries.load(at(2), meetingId)).subjects).toBeNull();
	const poll = await stage.aPoll(group);
	expect(await propose(at(2), poll.meetingId)).toMatchObject({ refusal: 'not-on' });
});

test('a preparation is read by its author, and by nobody else in the group', async () => {
	const { group, at, meetingId } = await aTable();
	const answers = { ...noAnswers, 'what-touches': 'canari-preparation' };
	await propose(at(2), meetingId);
	await name(at(0), meetingId, at(2));
	await stage.subjects.prepare(at(2), { meetingId, revision: 0, answers });
	const own = await stage.queries.loadSheet(at(2), meetingId);
	expect(own.sheet).toMatchObject({ answers, revision: 1 });
	const others = group.people.filter(({ id }) => id !== at(2).id);
	for (const person of others) {
		const { sheet } = await stage.queries.loadSheet(person, meetingId);
		expect(sheet).toMatchObject({ answers: noAnswers, revision: 0 });
		const page = await stage.queries.load(person, meetingId);
		expect(JSON.stringify(page)).not.toContain('canari-preparation');
	}
});

test('two tabs of the same author: the second is told, and sent again it wins', async () => {
	const { at, meetingId } = await aTable();
	const sheet = (text: string, revision: number) => ({
		...{ meetingId, revision, answers: { ...noAnswers, 'already-tried': text } },
	});
	const answers = await Promise.all([
		stage.subjects.prepare(at(2), sheet('une', 0)),
		stage.subjects.prepare(at(2), sheet('deux', 0)),
	]);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: 'stale' });
	expect(await stage.subjects.prepare(at(2), sheet('trois', 1))).toEqual({ ok: true });
	// Sent twice, it is one.
	expect(await stage.subjects.prepare(at(2), sheet('trois', 1))).toEqual({ ok: true });
	expect((await stage.queries.loadSheet(at(2), meetingId)).sheet.revision).toBe(2);
});

test('who has not been the client in the cycle is told, the next one first', async () => {
	const { at, meetingId, group } = await aTable();
	const { groupId } = group;
	await database.transaction((tx) =>
		stage.groups.takeTurn(tx, {
			...{ groupId, personId: at(2).id, roundId: crypto.randomUUID(), at: stage.clock.now() },
		}),
	);
	const { notYet, candidates } = await seen(at(5), meetingId);
	expect(notYet).toEqual([1, 3, 4].map((rank) => at(rank).id));
	expect(candidates).toEqual([1, 2, 3, 4].map((rank) => at(rank).id));
});
