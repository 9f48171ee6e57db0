import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Socket } from '#platform/realtime/connection.server.ts';
import { aTestApp, origin, type TestApp } from '#tests/support/app.ts';
import { foldedLog } from '#tests/support/log.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';

const runs = 10_000;
const seed = 20_261_124;
let server: TestApp;

beforeAll(async () => {
	server = await aTestApp();
});
afterAll(() => server.close());

/** Like our frames, with anything at all in their places. */
const almostFrame = (topic: string) =>
	fc.record(
		{
			t: fc.constantFrom('hello', 'bye', 'beat', 'command', 'range', 'toString', '__proto__'),
			topic: fc.oneof(fc.constantFrom(topic, `round:${crypto.randomUUID()}`), fc.anything()),
			id: fc.oneof(fc.uuid(), fc.anything()),
			lastSeq: fc.anything(),
			after: fc.oneof(fc.integer(), fc.anything()),
			expected: fc.oneof(fc.record({ seq: fc.nat() }), fc.anything()),
			command: almostCommand,
		},
		{ requiredKeys: ['t'] },
	);
const almostCommand = fc.oneof(
	fc.record(
		{
			type: fc.constantFrom('advance', 'write', 'keep', 'close', 'expire', 'constructor'),
			contribution: fc.oneof(fc.uuid(), fc.anything()),
			as: fc.oneof(fc.constant('question'), fc.anything()),
			text: fc.oneof(fc.record({ id: fc.uuid(), body: fc.string() }), fc.anything()),
			isKept: fc.oneof(fc.boolean(), fc.anything()),
		},
		{ requiredKeys: ['type'] },
	),
	fc.anything(),
);
const anyText = (topic: string) =>
	fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.json(),
		almostFrame(topic).map((frame) => toJson(frame)),
	);

test(`${runs} malformed frames are each answered or ignored, and the process lives`, async () => {
	const { hub, clock, errors, database } = server;
	const round = await aRoundInLobby(server);
	const socket: Socket & { answers: number } = {
		answers: 0,
		bufferedAmount: 0,
		send() {
			this.answers++;
		},
		ping() {},
		close(code) {
			throw new Error(`closed with ${code}`);
		},
		terminate() {},
	};
	const personId = server.personOf('consultation1');
	const connection = hub.connect(socket, { personId, sessionHash: 'test' });
	await fc.assert(
		fc.asyncProperty(anyText(`round:${round.roundId}`), async (frame) => {
			clock.advance(200);
			await hub.receive(connection, frame);
		}),
		{ numRuns: runs, seed },
	);
	hub.disconnect(connection);
	expect(errors).toEqual([]);
	expect((await foldedLog(database, round.roundId)).state.status).toBe('lobby');
	expect(socket.answers).toBeGreaterThan(runs / 2);
});

test(`${runs} malformed requests get a client error, never a server error`, async () => {
	const { app } = server;
	const request = fc.record({
		method: fc.constantFrom(
			'GET' as const,
			'POST' as const,
			'PUT' as const,
			'DELETE' as const,
			'PATCH' as const,
		),
		path: fc.oneof(
			fc.constant('/health'),
			fc.constant('/ws'),
			fc.webPath().map((path) => path || '/'),
		),
		payload: fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
		type: fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', 'x'),
	});
	await fc.assert(
		fc.asyncProperty(request, async ({ method, path, payload, type }) => {
			const hasBody = method !== 'GET';
			const response = await app.inject({
				method,
				url: path,
				headers: { origin, ...(hasBody ? { 'content-type': type } : {}) },
				...(hasBody ? { payload } : {}),
			});
			expect(response.statusCode).toBeLessThan(500);
		}),
		{ numRuns: runs, seed },
	);
});

function toJson(value: unknown): string {
	try {
		return (
			JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)) ?? ''
		);
	} catch {
		return '{';
	}
}
