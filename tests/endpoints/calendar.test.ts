import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { createLog } from '#platform/log.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import { Hub } from '#platform/realtime/hub.server.ts';
import { buildApp } from '#server/app.ts';
import { createServices } from '#server/services.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';

const publicOrigin = 'https://espace.example';
let server: Awaited<ReturnType<typeof aServer>>;
beforeAll(async () => {
	server = await aServer();
});
afterAll(() => server.close());

/** The server as in production, whose log is kept, over a database with a group and a meeting. */
async function aServer() {
	const database = await openTestDatabase();
	const { calendar, aGroup, aMeeting, clock } = await meetingsOn(database);
	const group = await aGroup('facilitator', 'member');
	const meetingId = await aMeeting(group);
	const lines: string[] = [];
	const log = createLog('debug', { write: (line) => lines.push(line) });
	const config = readConfig({ PUBLIC_ORIGIN: publicOrigin }, 'production');
	const broker = createMemoryBroker();
	const services = createServices({ config, database, clock, log, broker });
	const onError = (error: unknown) => log.error({ err: error }, 'live request failed');
	const hub = new Hub({
		...{ channels: services.channels, broker, clock, build: 'test', onError },
		areAlive: services.sessions.areAlive,
	});
	const app = await buildApp({ services, hub, pages: null });
	const person = group.personAt(1);
	const link = { personId: person.id, meetingId, startsAt: Date.UTC(2026, 11, 15, 14, 30) };
	const made = await calendar.makeFeed(person, { feedId: newId<'calendar-feed'>() });
	if (!made.ok) throw new Error(made.refusal);
	return {
		...{ app, lines, database, meetingId, feed: made.path, calendar, person },
		gate: await calendar.calendarReplyPathFor(link),
		close: async () => {
			await app.close();
			await database.close();
		},
	};
}

const get = (url: string, headers = {}) => server.app.inject({ url, headers });
const post = (url: string, payload: string, headers = {}) =>
	server.app.inject({
		...{ method: 'POST', url, payload },
		headers: { 'content-type': 'text/calendar; method=REPLY; charset=utf-8', ...headers },
	});
const reply = (partstat = 'ACCEPTED', sequence = 0) =>
	[
		...['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', `SEQUENCE:${sequence}`],
		`UID:${server.meetingId}@espace.example`,
		`ATTENDEE;PARTSTAT=${partstat}:mailto:canari@ailleurs.example`,
		...['END:VEVENT', 'END:VCALENDAR', ''],
	].join('\r\n');

test('a feed is a calendar, kept by nobody in between, that says when nothing changed', async () => {
	const answer = await get(server.feed);
	expect(answer.statusCode).toBe(200);
	expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
	expect(answer.headers['cache-control']).toBe('private, no-cache');
	expect(answer.body).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
	const { etag } = answer.headers;
	for (const held of [`${etag}`, `W/${etag}`, `"autre", ${etag}`]) {
		const same = await get(server.feed, { 'if-none-match': held });
		expect([same.statusCode, same.body]).toEqual([304, '']);
	}
	expect((await get(server.feed, { 'if-none-match': '"autre"' })).statusCode).toBe(200);
	expect((await server.app.inject({ method: 'HEAD', url: server.feed })).statusCode).toBe(200);
});

test('whatever is not a feed answers the same, to the byte', async () => {
	const { secret } = newToken();
	const shapes = [
		...[`/agenda/${secret}.ics`, `/agenda/${secret}`, '/agenda/', '/agenda/a.ics'],
		...[`${server.feed}x`, `/agenda/${'a'.repeat(5_000)}.ics`, '/agenda/%00.ics'],
		...[`/agenda/a/${secret}.ics`, `/agenda/reponse/${secret}`],
	];
	const answers = await Promise.all(
		shapes.map(async (url) => {
			const { statusCode, headers, body } = await get(url);
			return JSON.stringify([statusCode, { ...headers, date: '' }, body]);
		}),
	);
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('404');
});

test('what a calendar program answers is taken, or refused for a reason that can be told', async () => {
	const { gate } = server;
	const status = async (...sent: Parameters<typeof post>) => (await post(...sent)).statusCode;
	expect(await status(gate, 'BEGIN:VCALENDAR')).toBe(400);
	expect(await status(gate, reply().replace('REPLY', 'REQUEST'))).toBe(400);
	expect(await status(gate, '')).toBe(400);
	expect(await status(gate, `${reply()}${'X'.repeat(64 * 1024)}`)).toBe(413);
	expect(await status(gate, '{}', { 'content-type': 'application/json' })).toBe(415);
	expect(await status(gate, reply(), { origin: 'https://ailleurs.example' })).toBe(403);
	expect(await status(`${gate.slice(0, -4)}AAAA`, reply())).toBe(404);
	expect(await status('/agenda/reponse/', reply())).toBe(404);
	const maybe = await post(gate, reply('TENTATIVE'));
	expect(maybe.statusCode).toBe(422);
	expect(maybe.json()).toMatchObject({ error: 'tentative', message: /ne réserve pas de place/ });
	expect(await status(gate, reply())).toBe(204);
	await server.database.prisma.meeting.update({
		where: { id: server.meetingId },
		data: { revision: 3 },
	});
	expect((await post(gate, reply('DECLINED', 1))).json()).toMatchObject({ error: 'stale' });
	expect(await status(gate, reply('DECLINED', 2))).toBe(204);
	const replies = await server.database.prisma.meetingReply.findMany();
	expect(replies).toMatchObject([{ personId: server.person.id, answer: 'absent' }]);
});

test('the log holds no secret of an address, however it is written, and nothing of a body', async () => {
	const secret = server.feed.slice('/agenda/'.length, -'.ics'.length);
	const encoded = encodeURIComponent(secret.slice(20)).replaceAll('-', '%2D');
	const signed = server.gate.split('/').at(-1) ?? '';
	for (const url of [
		...[server.feed, `${server.feed}?jeton=${secret}`, `${server.feed}/plus`],
		...[`/agenda/${secret.slice(0, 20)}%41${encoded}.ics`, `/agenda/%ZZ${secret}`],
		server.gate,
	]) {
		await get(url);
		await post(url, reply('TENTATIVE'));
		await server.app.inject({ method: 'PROPFIND', url });
	}
	const log = server.lines.join('\n');
	expect(log).toContain('"path":"/agenda/…"');
	expect(log).toContain('"refusal":"tentative"');
	const pieces = [secret, signed].flatMap((text) =>
		Array.from({ length: text.length - 12 }, (_, at) => text.slice(at, at + 12)),
	);
	expect(pieces.filter((piece) => log.includes(piece))).toEqual([]);
	expect(log).not.toMatch(/canari|PARTSTAT/);
});
