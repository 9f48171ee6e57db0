// Fan-out of one event to a room of twelve, against a bare broadcast of the same bytes by `ws`, on one core.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { WebSocketServer, type WebSocket } from 'ws';
import { newId } from '#kernel/id.ts';
import { Connection, type Socket } from '#platform/realtime/connection.server.ts';
import { Room } from '#platform/realtime/room.server.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { visibleTexts } from '#features/rounds/engine/visible-texts.ts';
import { createFeed } from '#features/rounds/feed/feed.server.ts';
import { readEvents, readState, readTexts } from '#features/rounds/store.server.ts';
import { aTestApp } from '#tests/support/app.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';
import { promise, round, say } from './report.ts';

const events = 300;
const warmUp = 50;
const roomSize = 12;

const server = await aTestApp();
const { roundId, goTo, send } = await aRoundInLobby(server);
await goTo('consultation');
const sockets = await openSockets(roomSize);
const before = await readRound();
for (let event = 0; event < events + warmUp; event++) await send('consultation1', aLead());
const log = await readEvents(server.database.prisma, roundId, before.seq);
const texts = await readTexts(
	server.database.prisma,
	log.flatMap(({ event }) => visibleTexts(event)),
);
await server.close();

// The log is read beforehand and told one event at a time: reading the database is no part of sending.
let told = 0;
const members = before.participants.map(({ person }) => person);
const feed = createFeed({
	groupName: 'Les Traversées',
	state: before,
	texts: new Map(),
	read: {
		eventsAfter: async () => log.slice(told, ++told),
		texts: async (ids) => new Map(ids.map((id) => [id, texts.get(id) ?? ''])),
		people: async () => ({ named: [], members }),
	},
});
const room = new Room(`round:${roundId}`, feed, server.clock);
let bytes: Uint8Array = new Uint8Array();
for (const [index, socket] of sockets.entries()) {
	const identity = { personId: members[index % members.length] ?? '', sessionHash: 'bench' };
	await room.join(new Connection(remembering(socket), identity, server.clock), undefined);
}

const ours: number[] = [];
const bare: number[] = [];
const broadcast = async () => {
	for (const socket of sockets) socket.send(bytes, { binary: false });
};
while (told < log.length) {
	// In turns: whoever comes second finds the processor's caches warm.
	const isFirst = told % 2 === 0;
	if (isFirst) ours.push(await timed(() => room.refresh()));
	bare.push(await timed(broadcast));
	await drained();
	if (!isFirst) ours.push(await timed(() => room.refresh()));
	await drained();
}

/** Without the first ones, which warm the processor up. */
const total = (samples: number[]) => samples.slice(-events).reduce((sum, one) => sum + one, 0);
const microseconds = (samples: number[]) => `${round(total(samples) / events)} µs`;
const ratio = total(bare) / total(ours);
say('frame', `${bytes.byteLength} bytes to ${roomSize} sockets`);
say('project, serialise and send', microseconds(ours));
say('bare broadcast of the same bytes', microseconds(bare));
promise('ratio ≥ 0.7', round(ratio, 2), ratio >= 0.7);
process.exit();

function aLead(): Command {
	const text = {
		id: newId<'text'>(),
		body: 'Garder les conversations du début, et y entrer à deux.',
	};
	return { type: 'write', contribution: newId<'contribution'>(), as: 'lead', text };
}

async function readRound(): Promise<RoundState> {
	const row = await server.database.prisma.round.findUniqueOrThrow({ where: { id: roundId } });
	return readState(row.state);
}

/** Microseconds of this very thread: what else runs on the machine does not count. */
async function timed(work: () => Promise<void>): Promise<number> {
	const start = process.threadCpuUsage();
	await work();
	const { user, system } = process.threadCpuUsage(start);
	return user + system;
}

/** Lets the sockets write, so that neither measure pays for the other's. */
async function drained(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

function remembering(socket: WebSocket): Socket {
	return {
		get bufferedAmount() {
			return socket.bufferedAmount;
		},
		send(data, options) {
			if (typeof data !== 'string') bytes = data;
			socket.send(data, options);
		},
		ping: () => socket.ping(),
		close: (code) => socket.close(code),
		terminate: () => socket.terminate(),
	};
}

/** Sockets whose other ends live in a thread of their own, and only read. */
async function openSockets(count: number): Promise<WebSocket[]> {
	const listening = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
	await once(listening, 'listening');
	const address = listening.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const opened: WebSocket[] = [];
	listening.on('connection', (socket) => opened.push(socket));
	const readers = `const { WebSocket } = require('ws');
		for (let n = 0; n < ${count}; n++) new WebSocket('ws://127.0.0.1:${port}').on('message', () => {});`;
	new Worker(readers, { eval: true });
	while (opened.length < count) await once(listening, 'connection');
	return opened;
}
