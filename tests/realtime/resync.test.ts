import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Socket } from '#platform/realtime/connection.server.ts';
import { closeCodes, type ServerFrame } from '#platform/realtime/protocol.ts';
import { asId } from '#kernel/id.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { aLiveTable, type LiveTable } from '#tests/support/live-table.ts';
import { reaches } from '#tests/support/live-round.ts';
import { actorOf, aWriting } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let address: string;
let table: LiveTable;

beforeAll(async () => {
	server = await aTestApp();
	address = await server.listen();
});
beforeEach(async () => {
	table = await aLiveTable(server, address);
	await table.goTo('consultation');
	await table.settle();
	return async () => {
		await table.stop();
		expect(server.errors).toEqual([]);
	};
});
afterAll(() => server.close());

/** What trust.md promises: nobody listens for longer once they may not. */
const promise = { timeout: 5_000 };

test('a line that drops comes back where it was, by a replay of what was missed', async () => {
	const client = table.clientOf('consultation1');
	const framesBefore = client.received.length;
	client.drop();
	for (const word of ['une', 'deux', 'trois']) {
		await table.send('consultation2', aWriting('lead', word));
	}
	await table.settle();
	expect(client.closedWith).toEqual([1006]);
	const since = client.received.slice(framesBefore).map((text) => JSON.parse(text).t);
	expect(since).not.toContain('snapshot');
	expect(client.state).toEqual(table.clientOf('consultation3').state);
});

test('what was withdrawn meanwhile is not in the replay', async () => {
	const { seq } = await table.read();
	const writing = aWriting('lead', 'dite trop vite');
	await table.send('consultation2', writing);
	expect(JSON.stringify(await helloFrom(seq))).toContain('dite trop vite');
	await table.send('consultation2', { type: 'withdraw', contribution: writing.contribution });
	const frame = await helloFrom(seq);
	expect(frame).toMatchObject({ t: 'events', events: Array(2).fill({}) });
	expect(JSON.stringify(frame)).not.toContain('dite trop vite');
});

test('what was sent while the line was down is taken once, when it is back', async () => {
	const client = table.clientOf('consultation1');
	client.drop();
	const answer = await client.sendAtStep(aWriting('lead', 'écrite dans le tunnel'));
	expect(answer.t).toBe('ack');
	await table.settle();
	expect(client.state?.contributions).toHaveLength(1);
});

test('a person removed from the group loses the socket at the next look, and cannot come back', async () => {
	const client = table.clientOf('consultation5');
	await server.services.groups.remove(await actorOf(server, 'admin'), {
		groupId: table.groupId,
		personId: asId(server.personOf('consultation5')),
	});
	await server.hub.sweep();
	await expect.poll(() => client.closedWith[0], promise).toBe(closeCodes.removed);
	await expect(table.enter('consultation5')).rejects.toThrow('denied: not-found');
	const before = client.received.length;
	await table.send('consultation2', aWriting('lead', 'entre nous'));
	await reaches(table.clientOf('consultation1'), (await table.read()).seq);
	expect(client.received.slice(before).join('')).not.toContain('entre nous');
	await client.stop();
	table.clients.delete('consultation5');
});

test('a session that is closed takes its sockets with it', async () => {
	const client = table.clientOf('consultation4');
	await server.database.prisma.session.deleteMany({
		where: { personId: server.personOf('consultation4') },
	});
	await server.hub.sweep();
	await expect.poll(() => client.closedWith[0], promise).toBe(closeCodes.signedOut);
	await client.stop();
	table.clients.delete('consultation4');
});

test('those outside the round are told it does not exist', async () => {
	for (const login of ['exterieur', 'moderation', 'admin']) {
		await expect(table.enter(login)).rejects.toThrow('denied: not-found');
	}
});

test('a short absence is replayed, a long one or an unknown past is shown whole', async () => {
	const { seq } = await table.read();
	for (let rank = 0; rank < 12; rank++) {
		await table.send('consultation2', aWriting('lead', `${rank}`));
	}
	expect(await helloFrom(seq)).toMatchObject({ t: 'events', events: Array(12).fill({}) });
	expect(await helloFrom(seq + 12)).toMatchObject({ t: 'events', events: [] });
	expect(await helloFrom(seq + 1_000)).toMatchObject({ t: 'snapshot', seq: seq + 12 });
	expect(await helloFrom(undefined)).toMatchObject({ t: 'snapshot', seq: seq + 12 });
});

test('a server that stops says it comes back', async () => {
	const clients = [...table.clients.values()];
	const closing = server.app.close();
	await expect
		.poll(() => clients.map(({ closedWith }) => closedWith[0]))
		.toEqual(clients.map(() => closeCodes.restarting));
	await table.stop();
	await closing;
});

/** The first frame about the round that a connection gets when it last knew `lastSeq`. */
async function helloFrom(lastSeq: number | undefined): Promise<ServerFrame | undefined> {
	await table.settle();
	const frames: ServerFrame[] = [];
	const socket: Socket = {
		bufferedAmount: 0,
		send: (data) => frames.push(JSON.parse(String(data))),
		ping() {},
		close() {},
		terminate() {},
	};
	const connection = server.hub.connect(socket, {
		personId: server.personOf('observation'),
		sessionHash: 'test',
	});
	const hello = { t: 'hello', topic: `round:${table.roundId}`, lastSeq };
	await server.hub.receive(connection, JSON.stringify(hello));
	server.hub.disconnect(connection);
	return frames.find(({ t }) => t === 'events' || t === 'snapshot');
}
