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
import { median, promise, round, say } from './report.ts';

const events = 300;
const passes = 10;
/** Passes that only let the processor and V8 know the way. */
const warmUp = 3;
const roomSize = 12;

const server = await aTestApp();
const { roundId, goTo, send } = await aRoundInLobby(server);
await goTo('consultation');
const sockets = await openSockets(roomSize);
const before = await readRound();
for (let event = 0; event < events; event++) await send('consultation1', aLead());
const log = await readEvents(server.database.prisma, roundId, before.seq);
const texts = await readTexts(
	server.database.prisma,
	log.flatMap(({ event }) => visibleTexts(event)),
);
await server.close();

const members = before.participants.map(({ person }) => person);
let bytes: Uint8Array = new Uint8Array();
const ours: number[] = [];
const bare: number[] = [];
for (let pass = 0; pass < passes; pass++) await tellTheLog(pass >= warmUp);

const microseconds = (samples: number[]) => `${round(median(samples))} µs`;
const ratio = median(bare) / median(ours);
say('frame', `${bytes.byteLength} bytes to ${roomSize} sockets`);
say('project, serialise and send', microseconds(ours));
say('bare broadcast of the same bytes', microseconds(bare));
promise('ratio ≥ 0.7', round(ratio, 2), ratio >= 0.7);
process.exit();

/** The whole log, told one event at a time to a room: reading the database is no part of sending. */
async function tellTheLog(isMeasured: boolean): Promise<void> {
	let told = 0;
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
	for (const [index, socket] of sockets.entries()) {
		const identity = { personId: members[index % members.length] ?? '', sessionHash: 'bench' };
		await room.join(
			new Connection(index === 0 ? remembering(socket) : socket, identity, server.clock),
			undefined,
		);
	}
	while (told < log.length) {
		// In turns: whoever comes second finds the processor's caches warm.
		const refreshing = { samples: ours, work: () => room.refresh() };
		const broadcasting = { samples: bare, work: broadcast };
		const pair = [refreshing, broadcasting];
		for (const { samples, work } of told % 2 === 0 ? pair : pair.reverse()) {
			const spent = await timed(work);
			if (isMeasured) samples.push(spent);
			await drained();
		}
	}
}

async function broadcast(): Promise<void> {
	for (const socket of sockets) socket.send(bytes, { binary: false });
}

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

/** Microseconds. The median of many tells little of what else runs on the machine. */
async function timed(work: () => Promise<void>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) * 1_000;
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
