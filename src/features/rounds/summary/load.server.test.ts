import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { RoundId } from '#features/rounds/engine/round.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { actorOf, aRoundInLobby } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let roundId: RoundId;

/** The demo's latest round: Soraya brought the situation of a father who does not come in. */
beforeAll(async () => {
	server = await aTestApp();
	const latest = await server.database.prisma.round.findFirstOrThrow({
		where: { clientId: server.personOf('cliente'), status: 'closed' },
	});
	roundId = asId<'round'>(latest.id);
});
afterAll(() => server.close());

async function read(login: string) {
	const actor = await actorOf(server, login);
	const { summary } = await server.services.roundQueries.getSummary(actor, roundId);
	if (!summary) throw new Error('no summary');
	return summary;
}

test('everybody of the round reads the contract, the actions and what was shared', async () => {
	for (const login of ['animation', 'cliente', 'consultation3', 'observation']) {
		const summary = await read(login);
		expect(summary.contract.at(-1)?.text).toContain('rejoindre ce père');
		expect(summary.actions).toHaveLength(2);
		expect(summary.learnings.filter(({ isShared }) => isShared)).toHaveLength(2);
		expect(summary).toMatchObject({ client: 'Soraya Benhaddou', facilitator: 'Nadège Beaubrun' });
	}
});

test('what the client kept is told to the client alone', async () => {
	expect((await read('cliente')).kept.map(({ type }) => type)).toEqual(['experience', 'lead']);
	for (const login of ['animation', 'coanimation', 'consultation2', 'observation']) {
		expect(await read(login)).toMatchObject({ isClient: false, kept: [] });
	}
});

test('a learning kept for oneself is read by its author alone', async () => {
	const words = 'Je parlais de lui sans lui avoir parlé.';
	expect((await read('cliente')).learnings).toContainEqual(
		expect.objectContaining({ text: words, isMine: true, isShared: false }),
	);
	for (const login of ['animation', 'consultation1', 'observation']) {
		expect(JSON.stringify(await read(login))).not.toContain(words);
	}
});

test('a text that was erased has left the summary too', async () => {
	const { prisma } = server.database;
	const words = 'L’heure de la rencontre est déjà un message.';
	const written = await prisma.roundText.findFirstOrThrow({ where: { roundId, body: words } });
	const { id } = written;
	await prisma.roundText.update({ where: { id }, data: { body: '', erasedAt: new Date() } });
	const { learnings } = await read('consultation1');
	expect(learnings).toHaveLength(1);
	expect(learnings.map(({ text }) => text)).not.toContain('');
	await prisma.roundText.update({ where: { id }, data: { body: words, erasedAt: null } });
});

test('it tells the planned and the real length of the steps that were held', async () => {
	const { times } = await read('consultation1');
	expect(times.map(({ title }) => title)).not.toContain('Choix de la situation');
	expect(times.every(({ realMs }) => realMs > 0)).toBe(true);
});

test('the pulse shows its averages, never its answers', async () => {
	expect((await read('consultation1')).pulse).toEqual({ count: 4, averages: [4.5, 4, 4.5] });
});

test('only its owner tells where an action stands, and the summary says so', async () => {
	const { rounds } = server.services;
	const [action] = (await read('cliente')).actions;
	if (!action) throw new Error('no action');
	const told = { actionId: action.id, status: 'partly' as const };
	expect(await rounds.reportAction(await actorOf(server, 'animation'), told)).toMatchObject({
		refusal: 'unknown-action',
	});
	expect(await rounds.reportAction(await actorOf(server, 'cliente'), told)).toEqual({ ok: true });
	expect((await read('animation')).actions[0]).toMatchObject({ status: 'partly', isMine: false });
});

test.each(['exterieur', 'moderation', 'admin'])(
	'for « %s » the round does not exist',
	async (login) => {
		await expect(read(login)).rejects.toMatchObject({ code: 'not-found' });
	},
);

test.each(['x', crypto.randomUUID()])('no round has the id « %s »', async (id) => {
	const actor = await actorOf(server, 'animation');
	const { roundQueries } = server.services;
	for (const read of [roundQueries.getSummary, roundQueries.loadRoom]) {
		await expect(read(actor, asId<'round'>(id))).rejects.toMatchObject({ code: 'not-found' });
	}
});

test('a round under way has no summary yet, a cancelled one never', async () => {
	const round = await aRoundInLobby(server);
	const { roundQueries } = server.services;
	const actor = await actorOf(server, 'consultation1');
	await round.goTo('learning');
	expect(await roundQueries.getSummary(actor, round.roundId)).toMatchObject({
		round: { status: 'running' },
		summary: null,
	});
	const cancelled = await aRoundInLobby(server);
	await cancelled.send('animation', { type: 'cancel' });
	expect(await roundQueries.getSummary(actor, cancelled.roundId)).toMatchObject({
		round: { status: 'cancelled' },
		summary: null,
	});
});

test('who leaves the group takes their access and their actions with them', async () => {
	const { groups, roundQueries } = server.services;
	const soraya = await actorOf(server, 'cliente');
	expect(await roundQueries.listOpenActions(soraya)).not.toEqual([]);
	const { groupId } = await server.database.prisma.round.findUniqueOrThrow({
		where: { id: roundId },
	});
	await groups.remove(await actorOf(server, 'admin'), {
		...{ groupId: asId<'group'>(groupId), personId: soraya.id },
	});
	await expect(read('cliente')).rejects.toMatchObject({ code: 'not-found' });
	expect(await roundQueries.listOpenActions(soraya)).toEqual([]);
});
