import { beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { createMemoryBroker } from './broker.server.ts';
import type { Channel, Feed } from './channel.server.ts';
import type { Connection, Socket } from './connection.server.ts';
import { Hub } from './hub.server.ts';
import { closeCodes, socketLimits, type ServerFrame } from './protocol.ts';

/** A topic that is a list of words, so that the hub is tested without a feature. */
class Words {
	readonly id = newId<'words'>();
	readonly topic = `words:${this.id}`;
	words: string[] = [];
	allowed = new Set(['ada', 'bob']);
	reads = 0;

	channel(): Channel {
		return {
			open: async (id) => (id === this.id ? this.#feed() : null),
			survey: async () =>
				new Map([[this.id, { head: this.words.length, allowed: new Set(this.allowed) }]]),
			command: async ({ command, awayMs }) => {
				if (command === 'fail') throw new Error('broken');
				if (command === 'away?') return { ok: false, code: String(awayMs('bob')), seq: 0 };
				this.words.push(String(command));
				return { ok: true, seq: this.words.length };
			},
		};
	}

	#feed(): Feed {
		let held: string[] = [];
		return {
			head: () => held.length,
			advance: async () => {
				this.reads++;
				held = [...this.words];
				return { head: held.length, allowed: new Set(this.allowed) };
			},
			entriesAfter: (after) =>
				held
					.slice(after)
					.map((word, index) => JSON.stringify({ seq: after + index + 1, word }))
					.join(','),
			snapshot: () => JSON.stringify(held),
		};
	}
}

class FakeSocket implements Socket {
	bufferedAmount = 0;
	frames: ServerFrame[] = [];
	closedWith: number | null = null;
	pings = 0;
	send(data: string | Uint8Array) {
		this.frames.push(JSON.parse(String(data)));
	}
	ping() {
		this.pings++;
	}
	close(code: number) {
		this.closedWith = code;
	}
	terminate() {
		this.closedWith = 1006;
	}
	of(type: ServerFrame['t']) {
		return this.frames.filter(({ t }) => t === type);
	}
}

let now = 0;
let words: Words;
let hub: Hub;
let broker: ReturnType<typeof createMemoryBroker>;
let alive: Set<string>;
/** Something that happens while the sessions are being read. */
let meanwhile: () => void;

beforeEach(() => {
	now = 1_000_000;
	words = new Words();
	broker = createMemoryBroker();
	meanwhile = () => {};
	alive = new Set(['session-ada', 'session-bob', 'session-eve']);
	hub = new Hub({
		channels: new Map([['words', words.channel()]]),
		broker,
		clock: { now: () => now },
		build: 'test',
		areAlive: async (hashes) => {
			meanwhile();
			return new Set(hashes.filter((hash) => alive.has(hash)));
		},
		onError: () => {},
	});
});

function connect(personId: string): { socket: FakeSocket; connection: Connection } {
	const socket = new FakeSocket();
	return {
		socket,
		connection: hub.connect(socket, { personId, sessionHash: `session-${personId}` }),
	};
}

const send = (connection: Connection, frame: object) =>
	hub.receive(connection, JSON.stringify(frame));
const hello = (connection: Connection, lastSeq?: number) =>
	send(connection, {
		t: 'hello',
		topic: words.topic,
		...(lastSeq === undefined ? {} : { lastSeq }),
	});

test('who joins for the first time gets a snapshot, who comes back only what was missed', async () => {
	words.words = ['un', 'deux'];
	const ada = connect('ada');
	await hello(ada.connection);
	expect(ada.socket.of('snapshot')).toMatchObject([{ seq: 2, snapshot: ['un', 'deux'] }]);

	const back = connect('ada');
	await hello(back.connection, 1);
	expect(back.socket.of('events')).toMatchObject([{ events: [{ seq: 2, word: 'deux' }] }]);
});

test('who missed more than memory replays gets a snapshot', async () => {
	words.words = Array.from({ length: socketLimits.replayEvents + 1 }, (_, rank) => String(rank));
	const [ada, bob] = [connect('ada'), connect('bob')];
	await hello(ada.connection, 0);
	expect(ada.socket.of('snapshot')).toHaveLength(1);
	await hello(bob.connection, 1);
	expect(seqsOf(bob.socket)).toHaveLength(socketLimits.replayEvents);
});

test('a hint makes every member receive what was committed, once and in order', async () => {
	const [ada, bob] = [connect('ada'), connect('bob')];
	await hello(ada.connection);
	await hello(bob.connection);
	for (const word of ['un', 'deux', 'trois']) {
		words.words.push(word);
		broker.publish({ topic: words.topic, seq: words.words.length });
	}
	await expect.poll(() => seqsOf(ada.socket)).toEqual([1, 2, 3]);
	expect(seqsOf(bob.socket)).toEqual([1, 2, 3]);
});

test('what a lost hint hid, the sweep finds', async () => {
	const ada = connect('ada');
	await hello(ada.connection);
	words.words.push('perdu');
	await hub.sweep();
	expect(seqsOf(ada.socket)).toEqual([1]);
});

test('an outsider is told nothing but that there is nothing', async () => {
	const eve = connect('eve');
	await hello(eve.connection);
	await send(eve.connection, { t: 'hello', topic: `words:${newId()}` });
	expect(eve.socket.of('denied').map((frame) => 'code' in frame && frame.code)).toEqual([
		'not-found',
		'not-found',
	]);
	expect(eve.socket.of('snapshot')).toEqual([]);
});

test('whoever is removed loses the socket at the next sweep', async () => {
	const bob = connect('bob');
	await hello(bob.connection);
	words.allowed.delete('bob');
	await hub.sweep();
	expect(bob.socket.closedWith).toBe(closeCodes.removed);
});

test('a session that ended closes its socket', async () => {
	const ada = connect('ada');
	alive.delete('session-ada');
	await hub.sweep();
	expect(ada.socket.closedWith).toBe(closeCodes.signedOut);
});

test('a socket that comes while the sessions are read is not taken for a dead one', async () => {
	connect('ada');
	let late: FakeSocket | null = null;
	meanwhile = () => (late = connect('bob').socket);
	await hub.sweep();
	expect(late).toMatchObject({ closedWith: null });
});

test('many who come back at once cost one read', async () => {
	await hello(connect('ada').connection);
	words.reads = 0;
	now += 10_000;
	await Promise.all(Array.from({ length: 100 }, () => hello(connect('bob').connection)));
	expect(words.reads).toBe(1);
});

test('a person stays online while one of two tabs lives, and is shown away 15 s after the last', async () => {
	const [ada, one, two] = [connect('ada'), connect('bob'), connect('bob')];
	for (const { connection } of [ada, one, two]) await hello(connection);
	hub.disconnect(one.connection);
	expect(online(ada.socket)).toEqual(['ada', 'bob']);
	hub.disconnect(two.connection);
	now += 14_000;
	await hub.receive(ada.connection, '{"t":"beat"}');
	await hub.sweep();
	expect(online(ada.socket)).toEqual(['ada', 'bob']);
	now += 2_000;
	await hub.sweep();
	expect(online(ada.socket)).toEqual(['ada']);
});

test('a socket that sends too fast is closed, one at a normal pace is not', async () => {
	const fast = connect('ada');
	for (let n = 0; n < 25; n++) await hub.receive(fast.connection, '{"t":"beat"}');
	expect(fast.socket.closedWith).toBe(closeCodes.tooFast);
	const slow = connect('bob');
	for (let n = 0; n < 60; n++) {
		now += 100;
		await hub.receive(slow.connection, '{"t":"beat"}');
	}
	expect(slow.socket.closedWith).toBeNull();
});

test('a socket that does not keep up is closed as slow', async () => {
	const ada = connect('ada');
	ada.socket.bufferedAmount = 2_000_000;
	await hello(ada.connection);
	expect(ada.socket.closedWith).toBe(closeCodes.slow);
});

test('a silent socket is pinged, then ended', async () => {
	const ada = connect('ada');
	now += 16_000;
	await hub.sweep();
	expect(ada.socket.pings).toBe(1);
	now += 20_000;
	await hub.sweep();
	expect(ada.socket.closedWith).toBe(1006);
});

test('frames that are not ours are answered « malformed » and the socket lives', async () => {
	const ada = connect('ada');
	for (const text of ['', '{', '[]', 'null', '{"t":"nope"}', '{"t":"hello","topic":"x"}']) {
		await hub.receive(ada.connection, text);
	}
	expect(ada.socket.of('error')).toHaveLength(6);
	expect(ada.socket.closedWith).toBeNull();
});

test('a command that breaks the server is refused, not lost in silence', async () => {
	const ada = connect('ada');
	await send(ada.connection, command('fail'));
	expect(ada.socket.of('refused')).toMatchObject([{ code: 'internal' }]);
});

test('commands of one socket take effect in the order they were sent', async () => {
	const ada = connect('ada');
	await Promise.all(['a', 'b', 'c'].map((word) => send(ada.connection, command(word))));
	expect(words.words).toEqual(['a', 'b', 'c']);
	expect(ada.socket.of('ack')).toHaveLength(3);
});

test('a restart closes every socket with the code that means « come back »', async () => {
	const sockets = Array.from({ length: 5 }, () => connect('ada').socket);
	await hub.close(0);
	expect(sockets.map(({ closedWith }) => closedWith)).toEqual(sockets.map(() => 1012));
});

function command(text: string) {
	return { t: 'command', topic: words.topic, id: newId(), expected: { seq: 0 }, command: text };
}

function seqsOf(socket: FakeSocket): number[] {
	return socket
		.of('events')
		.flatMap((frame) => (frame.t === 'events' ? frame.events.map(({ seq }) => seq) : []));
}

function online(socket: FakeSocket): string[] {
	const last = socket.of('presence').at(-1);
	return last?.t === 'presence' ? last.online : [];
}
