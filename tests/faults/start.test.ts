import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';
import { queryDatabase } from '#tests/support/query-database.ts';
import {
	freePort,
	refusedStart,
	startServer,
	temporaryFolder,
	type ServerOptions,
} from '#tests/support/server.ts';

const database = await aFreshDatabase();
const folder = temporaryFolder();
afterAll(async () => {
	await database.drop();
	fs.rmSync(folder, { recursive: true });
});

const refusal = 'Le serveur ne peut pas démarrer. ';

/** One paragraph for whoever starts the server, and never a stack. */
async function expectRefusal(options: ServerOptions, words: string, exitCode = 1) {
	const { code, said } = await refusedStart({ mode: 'production', ...options });
	expect(said).toContain(words);
	expect(said.startsWith(refusal)).toBe(true);
	expect(said.trim().split('\n')).toHaveLength(1);
	expect(code).toBe(exitCode);
	return said;
}

test.each([
	['PORT', '70000'],
	['PUBLIC_ORIGIN', 'espace.example'],
	['DATABASE_URL', 'mysql://ailleurs/base'],
	['TRUST_PROXY', 'oui'],
	['LOG_LEVEL', 'bavard'],
	['SHUTDOWN_MS', 'bientôt'],
])('the setting %s=%s is refused in one sentence that names it', async (name, value) => {
	await expectRefusal({ env: { [name]: value } }, `${name}`, 2);
});

test('a data folder that cannot be made or read is refused with its path', async () => {
	const file = path.join(folder, 'a-file');
	fs.writeFileSync(file, '');
	await expectRefusal({ dataDir: file }, `${file}/db ne peut pas être utilisé`);
});

test('a damaged database is refused, and nothing in its folder is touched', async () => {
	const dataDir = path.join(folder, 'damaged');
	fs.mkdirSync(path.join(dataDir, 'db'), { recursive: true });
	fs.writeFileSync(path.join(dataDir, 'db', 'PG_VERSION'), '18\n');
	await expectRefusal({ dataDir }, 'ne s’ouvre pas');
	expect(fs.readdirSync(path.join(dataDir, 'db'))).toEqual(['PG_VERSION']);
});

test('a second process over the same folder is refused, and the first one goes on', async () => {
	const dataDir = path.join(folder, 'shared');
	const first = await startServer({ mode: 'production', dataDir });
	await expectRefusal({ dataDir }, 'est déjà ouvert par un autre processus');
	expect((await fetch(`${first.origin}/health`)).status).toBe(200);
	await first.stop();
});

test('a folder whose process was killed opens again', async () => {
	const dataDir = path.join(folder, 'killed');
	const first = await startServer({ mode: 'production', dataDir });
	await first.kill();
	const second = await startServer({ mode: 'production', dataDir });
	expect(await second.stop()).toBe(0);
});

test('a port already taken is refused, and the data folder is free again', async () => {
	const first = await startServer({ mode: 'production', dataDir: path.join(folder, 'one') });
	const dataDir = path.join(folder, 'two');
	await expectRefusal({ dataDir, port: first.port }, `port ${first.port} (EADDRINUSE)`);
	await first.stop();
	await (await startServer({ mode: 'production', dataDir })).stop();
});

test('a PostgreSQL that does not answer is refused, and its password is not shown', async () => {
	const url = `postgresql://moi:secret@127.0.0.1:${await freePort()}/base`;
	const said = await expectRefusal({ env: { DATABASE_URL: url } }, 'ne répond pas (ECONNREFUSED)');
	expect(said).not.toContain('secret');
});

test('a database newer than the program is refused', async () => {
	const dataDir = path.join(folder, 'newer');
	await (await startServer({ mode: 'production', dataDir, env: database.env })).stop();
	const where = { dataDir, env: database.env };
	await queryDatabase(where, `UPDATE _prisma_migrations SET migration_name = '20990101_tomorrow'`);
	await expectRefusal(where, 'plus récente que ce programme');
});
