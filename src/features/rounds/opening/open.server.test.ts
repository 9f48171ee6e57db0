import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { GroupId } from '#features/groups/model.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { foldedLog } from '#tests/support/log.ts';
import { actorOf, anOpening, aSignedGroup, aText } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let groupId: GroupId;

beforeAll(async () => {
	server = await aTestApp();
});
beforeEach(async () => {
	groupId = await aSignedGroup(server);
});
afterAll(() => server.close());

const open = async (login: string, change: object = {}) =>
	server.services.rounds.open(await actorOf(server, login), {
		...anOpening(server, groupId),
		...change,
	});

test('the round opens with a seat for everybody of the group', async () => {
	const opened = await open('animation');
	if (!opened.ok) throw new Error(opened.refusal);
	const { state } = await foldedLog(server.database, opened.roundId);
	expect(state).toMatchObject({ status: 'lobby', number: 1, step: -1, listening: 'strict' });
	expect(state.participants).toHaveLength(9);
});

test('two people who open at the same instant open one round', async () => {
	const both = await Promise.all([
		open('animation'),
		open('coanimation', { coFacilitatorId: null }),
	]);
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	expect(both.filter(({ ok }) => !ok)).toMatchObject([{ refusal: 'already-open' }]);
	expect(await server.database.prisma.round.count({ where: { groupId } })).toBe(1);
});

test('a member does not open a round, an outsider finds no group', async () => {
	expect(await open('consultation1')).toMatchObject({ refusal: 'not-facilitator' });
	for (const login of ['exterieur', 'moderation', 'admin']) {
		await expect(open(login)).rejects.toMatchObject({ code: 'not-found' });
	}
});

test('a co-facilitator who became a member again opens no round', async () => {
	await server.services.groups.changeRole(await actorOf(server, 'animation'), {
		...{ groupId, personId: asId(server.personOf('coanimation')), role: 'member' },
	});
	expect(await open('coanimation')).toMatchObject({ refusal: 'not-facilitator' });
});

test.each([
	['unknown-template', { templateKey: 'inconnu' }],
	['bad-minutes', { minutes: [10, 5, 8, 17, 5, 25, 8] }],
	['bad-minutes', { minutes: [10, 5, 8, 17, 5, 25, 8, 240] }],
	['unknown-person', { clientId: asId('00000000-0000-4000-8000-000000000000') }],
])('« %s » opens nothing', async (refusal, change) => {
	expect(await open('animation', change)).toEqual({ ok: false, refusal });
	expect(await server.database.prisma.round.count({ where: { groupId } })).toBe(0);
});

test('somebody who joins after the opening has no seat', async () => {
	const opened = await open('animation');
	if (!opened.ok) throw new Error(opened.refusal);
	const personId = server.personOf('exterieur');
	await server.services.groups.admit(await actorOf(server, 'admin'), {
		...{ groupId, personId: asId(personId), role: 'member' },
	});
	const newcomer = await actorOf(server, 'exterieur');
	const { roundQueries } = server.services;
	await expect(roundQueries.loadRoom(newcomer, opened.roundId)).rejects.toMatchObject({
		code: 'not-found',
	});
	expect(await roundQueries.listLive(newcomer)).toEqual([]);
	const [line] = await roundQueries.listForGroup(newcomer, groupId);
	expect(line).toMatchObject({ wasThere: false, contract: null });
});

test('an action still followed comes back at the next round, without with whom nor its sign', async () => {
	const opened = await open('animation');
	if (!opened.ok) throw new Error(opened.refusal);
	const { prisma } = server.database;
	const [what, withWhom] = [aText('Appeler le père'), aText('avec Catalina')];
	const authorId = server.personOf('cliente');
	for (const { id, body } of [what, withWhom]) {
		await prisma.roundText.create({ data: { id, body, authorId, roundId: opened.roundId } });
	}
	const action = { id: crypto.randomUUID(), roundId: opened.roundId, ownerId: authorId };
	await prisma.roundAction.create({
		data: { ...action, whatId: what.id, withWhomId: withWhom.id, due: '2026-12-04' },
	});
	await prisma.round.update({ where: { id: opened.roundId }, data: { status: 'closed' } });

	const next = await open('animation', {
		clientId: asId(server.personOf('consultation1')),
	});
	if (!next.ok) throw new Error(next.refusal);
	const room = await server.services.roundQueries.loadRoom(
		await actorOf(server, 'consultation2'),
		next.roundId,
	);
	expect(room.snapshot.state).toMatchObject({
		number: 2,
		earlierActions: [{ id: action.id, owner: authorId, due: '2026-12-04', status: null }],
	});
	expect(room.snapshot.texts).toEqual({ [what.id]: 'Appeler le père' });
});
