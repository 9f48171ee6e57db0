import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveConnection } from './connection.svelte.ts';
import { closeCodes, type ServerFrame } from './protocol.ts';

/** The network, played by hand: each socket the browser opens waits for what the test makes of it. */
class PlayedSocket {
	static readonly OPEN = 1;
	static opened: PlayedSocket[] = [];
	readyState = 0;
	sent: string[] = [];
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	constructor() {
		PlayedSocket.opened.push(this);
	}
	send(data: string) {
		this.sent.push(data);
	}
	close() {
		this.readyState = 3;
	}
	accept() {
		this.readyState = PlayedSocket.OPEN;
		this.onopen?.();
	}
	say(frame: ServerFrame) {
		this.onmessage?.({ data: JSON.stringify(frame) });
	}
	end(code: number) {
		this.readyState = 3;
		this.onclose?.({ code });
	}
}

const topic = 'words:1';
let status: number;
let arrivals: number;
let stop: () => void;
let connection: LiveConnection<unknown, unknown>;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('WebSocket', PlayedSocket);
	vi.stubGlobal('fetch', async () => ({ status }));
	PlayedSocket.opened = [];
	status = 404;
	arrivals = 0;
	connection = new LiveConnection({
		hello: () => ({ t: 'hello', topic, lastSeq: 3 }),
		onarrive: () => arrivals++,
		onframe: () => {},
	});
	stop = connection.open();
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const last = () => PlayedSocket.opened.at(-1) ?? new PlayedSocket();
const events: ServerFrame = { t: 'events', topic, events: [], serverNow: 0 };
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('it says hello first, and is live once the topic is served', () => {
	last().accept();
	expect(last().sent).toEqual([JSON.stringify({ t: 'hello', topic, lastSeq: 3 })]);
	expect(connection.link).toBe('connecting');
	last().say(events);
	last().say(events);
	expect(connection.link).toBe('live');
	expect(arrivals).toBe(1);
});

test('a cut line comes back by itself within half a second', async () => {
	last().accept();
	last().say(events);
	last().end(1006);
	expect(connection.link).toBe('reconnecting');
	expect(connection.send({ t: 'beat' })).toBe(false);
	await wait(500);
	expect(PlayedSocket.opened).toHaveLength(2);
	last().accept();
	last().say(events);
	expect(connection.link).toBe('live');
	expect(arrivals).toBe(2);
});

test('while the server stays away the pauses grow, up to ten seconds', async () => {
	for (let attempt = 0; attempt < 12; attempt++) {
		last().end(1006);
		await wait(10_000);
		expect(PlayedSocket.opened).toHaveLength(attempt + 2);
	}
	last().end(1006);
	await wait(4_000);
	expect(PlayedSocket.opened).toHaveLength(13);
});

test('a line that says nothing for 25 seconds is taken for dead', async () => {
	last().accept();
	last().say(events);
	await wait(40_000);
	expect(PlayedSocket.opened.length).toBeGreaterThan(1);
});

test.each([
	[closeCodes.signedOut, 'signed-out'],
	[closeCodes.removed, 'removed'],
])('code %i ends it: %s', async (code, link) => {
	last().accept();
	last().say(events);
	last().end(code);
	await wait(60_000);
	expect(connection.link).toBe(link);
	expect(PlayedSocket.opened).toHaveLength(1);
});

test('a session that ended while the line was cut is noticed', async () => {
	status = 401;
	last().end(1006);
	await wait(1_000);
	last().end(1006);
	await wait(1_000);
	expect(connection.link).toBe('signed-out');
});

test('a topic that is not served to this person ends it', () => {
	last().accept();
	last().say({ t: 'denied', topic, code: 'not-found' });
	expect(connection.link).toBe('removed');
});

test('waking up does not wait for the end of a long pause', async () => {
	for (let attempt = 0; attempt < 8; attempt++) {
		last().end(1006);
		await wait(10_000);
	}
	last().end(1006);
	const before = PlayedSocket.opened.length;
	dispatchEvent(new Event('online'));
	expect(PlayedSocket.opened).toHaveLength(before + 1);
});
