import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seconds } from '#kernel/clock.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Command } from './engine/commands.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { commandsInLog, foldedLog } from '#tests/support/log.ts';
import {
	actorOf,
	aRoundInLobby,
	aText,
	aWriting,
	publishAgreement,
	type LobbyRound,
} from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let round: LobbyRound;

beforeAll(async () => {
	server = await aTestApp();
});
beforeEach(async () => {
	round = await aRoundInLobby(server);
});
afterAll(() => server.close());

const removed = (login: string) =>
	actorOf(server, 'admin').then((admin) =>
		server.services.groups.remove(admin, {
			groupId: round.groupId,
			personId: asId(server.personOf(login)),
		}),
	);

test('a command sent again gets the same answer and took effect once', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	const sent = { id: newId(), command: aWriting('question', 'Qui?'), expected: { epoch } };
	const first = await round.give('consultation1', sent);
	await round.send('consultation2', { type: 'raise-hand' });
	expect(await round.give('consultation1', sent)).toEqual(first);
	expect((await round.read()).contributions).toHaveLength(1);
	await foldedLog(server.database, round.roundId);
});

test('a refusal sent again is the same refusal, even once it would be accepted', async () => {
	const sent = { id: newId(), command: { type: 'raise-hand' }, expected: { epoch: 0 } };
	const refused = await round.give('consultation1', sent);
	expect(refused).toMatchObject({ ok: false, code: 'not-running' });
	await round.goTo('clarification');
	expect(await round.give('consultation1', sent)).toEqual(refused);
});

test('an id that was used for something else is refused, and nothing changes', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	const id = newId();
	const written = { id, command: aWriting('question', 'Qui?'), expected: { epoch } };
	await round.give('consultation1', written);
	const before = await round.read();
	const other = { ...written, command: aWriting('question', 'Quoi?') };
	expect(await round.give('consultation1', other)).toMatchObject({ code: 'id-reuse' });
	expect(await round.read()).toEqual(before);
});

test('the same id from two people is two commands', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	const raised = { id: newId(), command: { type: 'raise-hand' }, expected: { epoch } };
	expect(await round.give('consultation1', raised)).toMatchObject({ ok: true });
	expect(await round.give('consultation2', raised)).toMatchObject({ ok: true });
	expect((await round.read()).floor.hands).toHaveLength(2);
});

test('a facilitator who had not seen the last step cannot leave it', async () => {
	await round.goTo('presentation');
	const { seq } = await round.read();
	await round.send('animation', { type: 'advance' });
	const late = { command: { type: 'advance' }, expected: { seq } };
	expect(await round.give('animation', late)).toMatchObject({ ok: false, code: 'stale' });
});

test('what others write meanwhile does not make the facilitator’s command stale', async () => {
	await round.goTo('clarification');
	const { seq } = await round.read();
	await round.send('consultation1', aWriting('question', 'Qui?'));
	const advance = { command: { type: 'advance' }, expected: { seq } };
	expect(await round.give('animation', advance)).toMatchObject({ ok: true });
});

test('a participant who speaks of a step that is over is told so', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	await round.send('animation', { type: 'advance' });
	const late = { command: { type: 'raise-hand' }, expected: { epoch } };
	expect(await round.give('consultation1', late)).toMatchObject({ ok: false, code: 'stale' });
});

test('what was written in the last seconds of a step waits for the facilitator to accept it', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	await round.send('animation', { type: 'advance' });
	server.clock.advance(seconds(3));
	const question = aWriting('question', 'Depuis quand?');
	const sent = { command: question, expected: { epoch } };
	expect(await round.give('consultation1', sent)).toMatchObject({ ok: true });
	expect((await round.read()).contributions).toMatchObject([{ veil: 'late' }]);
	await round.send('animation', { type: 'accept-late', contribution: question.contribution });
	expect((await round.read()).contributions).toMatchObject([{ veil: null }]);
	await foldedLog(server.database, round.roundId);
});

test('what comes more than five seconds late is refused', async () => {
	await round.goTo('clarification');
	const { epoch } = await round.read();
	await round.send('animation', { type: 'advance' });
	server.clock.advance(seconds(6));
	const sent = { command: aWriting('question', 'Depuis quand?'), expected: { epoch } };
	expect(await round.give('consultation1', sent)).toMatchObject({ ok: false });
	expect((await round.read()).contributions).toEqual([]);
});

test('fifty commands at once leave a log without a gap, with each acknowledged one in it once', async () => {
	await round.goTo('consultation');
	const { epoch } = await round.read();
	const sent = Array.from({ length: 50 }, (_, index) => ({
		id: newId(),
		login: `consultation${(index % 5) + 1}`,
		command: aWriting('lead', `piste ${index}`),
	}));
	const answers = await Promise.all(
		sent.map(({ id, login, command }) => round.give(login, { id, command, expected: { epoch } })),
	);
	expect(answers.filter(({ ok }) => !ok)).toEqual([]);
	expect(new Set(answers.map(({ seq }) => seq)).size).toBe(50);
	const { state } = await foldedLog(server.database, round.roundId);
	expect(state.contributions).toHaveLength(50);
	const logged = await commandsInLog(server.database, round.roundId);
	expect(sent.filter(({ id }) => !logged.includes(id))).toEqual([]);
});

test('somebody removed from the group can do nothing more, from that instant', async () => {
	await round.goTo('clarification');
	await removed('consultation3');
	expect(await round.attempt('consultation3', { type: 'raise-hand' })).toEqual({
		...{ ok: false, code: 'not-found', seq: 0 },
	});
	expect(await round.attempt('consultation4', { type: 'raise-hand' })).toMatchObject({ ok: true });
});

test('a new version of the agreement is to be signed before one takes part', async () => {
	await publishAgreement(server, round.groupId, ['animation', 'consultation1']);
	const moved = { type: 'sit', place: 'remote' } as const;
	expect(await round.attempt('consultation2', moved)).toMatchObject({ code: 'agreement-unsigned' });
	expect(await round.attempt('consultation1', moved)).toMatchObject({ ok: true });
});

test('those outside the group, staff included, find no round', async () => {
	for (const login of ['exterieur', 'moderation', 'admin']) {
		expect(await round.attempt(login, { type: 'raise-hand' })).toMatchObject({ code: 'not-found' });
	}
	for (const topicId of [newId(), '------------------------------------', 'x']) {
		const nowhere = server.services.rounds.command({
			topicId,
			personId: server.personOf('animation'),
			commandId: newId(),
			expected: { seq: 0 },
			command: { type: 'advance' },
			awayMs: () => 0,
		});
		expect(await nowhere).toMatchObject({ ok: false, code: 'not-found' });
	}
});

test('an id that names a text of somebody else changes nothing', async () => {
	await round.goTo('consultation');
	const mine = aWriting('lead', 'La mienne');
	await round.send('consultation1', mine);
	const stolen = { ...aWriting('lead', 'Une autre'), text: { ...mine.text, body: 'Une autre' } };
	expect(await round.attempt('consultation2', stolen)).toMatchObject({ code: 'id-in-use' });
	const text = await server.database.prisma.roundText.findUniqueOrThrow({
		where: { id: mine.text.id },
	});
	expect(text.body).toBe('La mienne');
	await foldedLog(server.database, round.roundId);
});

test('an id that names an action of another round changes nothing there', async () => {
	const known = await server.database.prisma.roundAction.findFirstOrThrow();
	await round.goTo('action-plan');
	const setting: Command = {
		...{ type: 'set-action', action: asId<'action'>(known.id), what: aText('Volée') },
		...{ withWhom: null, due: null, indicator: null },
	};
	expect(await round.attempt('cliente', setting)).toMatchObject({ code: 'id-in-use' });
	expect(
		await server.database.prisma.roundAction.findUniqueOrThrow({ where: { id: known.id } }),
	).toEqual(known);
	await foldedLog(server.database, round.roundId);
});

test.each([
	['nothing', undefined],
	['an unknown command', { type: 'explode' }],
	['a key too many', { type: 'advance', force: true }],
	['the platform’s own command', { type: 'expire', version: 1 }],
	['a text that PostgreSQL cannot hold', aWriting('lead', 'avant\0après')],
	['a book', aWriting('lead', 'x'.repeat(9_000))],
])('%s is malformed', async (_what, command) => {
	const sent = { command, expected: { epoch: 0 } };
	expect(await round.give('consultation1', sent)).toMatchObject({ ok: false, code: 'malformed' });
});

test('a closed round stays closed, and its client’s turn is taken once', async () => {
	await round.goTo('learning');
	await round.send('animation', { type: 'close' });
	expect(await round.attempt('animation', { type: 'close' })).toMatchObject({
		...{ ok: false, code: 'already-closed' },
	});
	const turns = await server.services.groups.listTurns(server.database.prisma, round.groupId);
	expect(turns.filter(({ isTaken }) => isTaken)).toEqual([
		{ personId: server.personOf('cliente'), isTaken: true },
	]);
	const { state } = await foldedLog(server.database, round.roundId);
	expect(state.status).toBe('closed');
});

test('a cancelled round takes nobody’s turn, and leaves the way free for another', async () => {
	await round.send('animation', { type: 'cancel' });
	const turns = await server.services.groups.listTurns(server.database.prisma, round.groupId);
	expect(turns.filter(({ isTaken }) => isTaken)).toEqual([]);
	await foldedLog(server.database, round.roundId);
});

test('answers to the pulse are counted without a name', async () => {
	await round.goTo('learning');
	for (const login of ['cliente', 'consultation1', 'consultation2']) {
		await round.send(login, { type: 'answer-pulse', answers: [5, 4, login === 'cliente' ? 1 : 3] });
	}
	const counts = await server.database.prisma.roundPulse.findMany({
		where: { roundId: round.roundId },
		select: { question: true, score: true, count: true },
		orderBy: [{ question: 'asc' }, { score: 'asc' }],
	});
	expect(counts).toEqual([
		{ question: 0, score: 5, count: 3 },
		{ question: 1, score: 4, count: 3 },
		{ question: 2, score: 1, count: 1 },
		{ question: 2, score: 3, count: 2 },
	]);
	const { log } = await foldedLog(server.database, round.roundId);
	const logged = log.filter(({ event }) => event.type === 'pulse-answered');
	expect(logged.map(({ event }) => Object.keys(event).toSorted())).toEqual(
		Array(3).fill(['by', 'type']),
	);
});

test('not even the receipt of an answer to the pulse could be undone into the answer', async () => {
	await round.goTo('learning');
	for (const [login, score] of [
		['consultation1', 1],
		['consultation2', 5],
	] as const) {
		await round.send(login, { type: 'answer-pulse', answers: [score, score, score] });
	}
	const receipts = await server.database.prisma.roundReceipt.findMany({
		where: { roundId: round.roundId },
		orderBy: { at: 'desc' },
		take: 2,
	});
	expect(new Set(receipts.map(({ bodyHash }) => bodyHash)).size).toBe(1);
});
