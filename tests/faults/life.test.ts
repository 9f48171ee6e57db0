import fs from 'node:fs';
import { once } from 'node:events';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { demoPassword } from '#seed/people.ts';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';
import {
	refusedStart,
	signIn,
	startServer,
	temporaryFolder,
	type ServerOptions,
} from '#tests/support/server.ts';
import { queryDatabase } from '#tests/support/query-database.ts';

const database = await aFreshDatabase();
const dataDir = temporaryFolder();
const where = { dataDir, env: database.env };
afterAll(async () => {
	await database.drop();
	fs.rmSync(dataDir, { recursive: true });
});

/** A server that does not outlive its test, whatever becomes of it. */
async function start(options: ServerOptions) {
	const server = await startServer(options);
	onTestFinished(async () => void (await server.stop()));
	return server;
}

const linkIn = (output: string) => /^(http\S+\/invitation\/\S+)$/m.exec(output)?.[1];
const people = () => queryDatabase(where, 'SELECT email FROM people ORDER BY email');

test('npm start makes no demo, and offers the first account by a link that serves once', async () => {
	const first = await start({ mode: 'production', ...where });
	const link = linkIn(first.output());
	expect((await fetch(link ?? '')).status).toBe(200);
	expect(await first.stop()).toBe(0);
	expect(await people()).toEqual([]);

	const second = await start({ mode: 'production', ...where });
	expect(linkIn(second.output())).not.toBe(link);
	const old = link?.replace(first.origin, second.origin);
	expect((await fetch(old ?? '')).status).toBe(410);
	await second.stop();
});

test('the first person is made by the link, and no link is offered any more', async () => {
	const server = await start({ mode: 'production', ...where });
	const answer = await fetch(`${linkIn(server.output())}?/accepter`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: server.origin, accept: 'text/html' },
		body: new URLSearchParams({
			name: 'Première Personne',
			email: 'premiere@exemple.quebec',
			password: 'une phrase longue et à elle',
			rules: 'on',
		}),
	});
	expect(answer.status).toBe(303);
	await server.stop();
	const again = await start({ mode: 'production', ...where });
	expect(linkIn(again.output())).toBeUndefined();
	await again.stop();
	expect(await people()).toEqual([{ email: 'premiere@exemple.quebec' }]);
});

test('the demo refuses to start over real data, and leaves it as it is', async () => {
	const { code, said } = await refusedStart({ mode: 'demo', ...where });
	expect(said).toContain('contient de vraies données');
	expect(code).toBe(1);
	expect(await people()).toEqual([{ email: 'premiere@exemple.quebec' }]);
});

test('a database that npm start opened and nobody joined yet becomes the demo, and nothing else after', async () => {
	const other = await aFreshDatabase();
	const between = { dataDir: `${dataDir}/between`, env: other.env };
	await (await start({ mode: 'production', ...between })).stop();
	const demo = await start({ mode: 'demo', ...between });
	await signIn(demo.origin, 'animation@demo.local', demoPassword);
	await demo.stop();

	const { code, said } = await refusedStart({ mode: 'production', ...between });
	expect(said).toContain('mot de passe est public');
	expect(code).toBe(1);
	await other.drop();
});

test('the demo says where it is, what it promises and who may sign in, then keeps what people did', async () => {
	const other = await aFreshDatabase();
	const options = { dataDir: `${dataDir}/demo`, env: other.env };
	const first = await start(options);
	expect(first.output()).toContain(first.origin);
	expect(first.output()).toContain(demoPassword);
	expect(first.output()).toContain('cliente@demo.local');
	expect(linkIn(first.output())).toBeUndefined();
	const health = await (await fetch(`${first.origin}/health`)).json();
	expect(health).toMatchObject({
		ok: true,
		database: other.env.DATABASE_URL ? 'postgres' : 'embedded',
	});
	expect(first.output()).toContain(health.durability);
	await first.stop();

	await queryDatabase(
		options,
		`UPDATE people SET name = 'Nadège B.' WHERE email LIKE 'animation@%'`,
	);
	await (await start(options)).stop();
	expect(await queryDatabase(options, 'SELECT count(*)::int AS people FROM people')).toEqual([
		{ people: 12 },
	]);
	expect(await queryDatabase(options, `SELECT name FROM people WHERE name LIKE 'Nadège%'`)).toEqual(
		[{ name: 'Nadège B.' }],
	);
	await other.drop();
});

test('SIGTERM with open sockets tells each to come back, and ends within the grace', async () => {
	const other = await aFreshDatabase();
	const server = await start({
		dataDir: `${dataDir}/signal`,
		env: { ...other.env, SHUTDOWN_MS: '500' },
	});
	const cookie = await signIn(server.origin, 'animation@demo.local', demoPassword);
	const open = () => {
		const { origin } = server;
		return new WebSocket(`${origin.replace('http', 'ws')}/ws`, { origin, headers: { cookie } });
	};
	const sockets = Array.from({ length: 12 }, open);
	await Promise.all(sockets.map((socket) => once(socket, 'message')));
	const closed = sockets.map((socket) => once(socket, 'close'));
	// Browsers come back at once: to a process that is going, they must not hold it.
	for (const socket of sockets) socket.on('close', () => open().on('error', () => {}));
	const askedAt = performance.now();
	expect(await server.stop()).toBe(0);
	expect(performance.now() - askedAt).toBeLessThan(5_000);
	const codes = (await Promise.all(closed)).map(([code]) => code);
	expect(new Set(codes)).toEqual(new Set([1012]));
	await other.drop();
});
