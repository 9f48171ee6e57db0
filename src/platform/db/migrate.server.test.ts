import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import type { Database } from './database.server.ts';
import { migrate } from './migrate.server.ts';

let database: Database;
let folder: string;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'espace-migrations-'));
	await database.pool.query('DROP TABLE IF EXISTS _prisma_migrations, birds, trees');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const birds = "CREATE TABLE birds (name text);\nINSERT INTO birds VALUES ('merle');\n";
const trees = 'CREATE TABLE trees (name text);';

function write(name: string, sql: string): void {
	fs.mkdirSync(path.join(folder, name), { recursive: true });
	fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

const run = () => migrate(database.pool, folder);
const rowsOf = async (sql: string) => (await database.pool.query(sql)).rows;

test('migrations are applied once each, in the order of their names', async () => {
	write('20260102_trees', trees);
	write('20260101_birds', birds);
	expect(await run()).toEqual(['20260101_birds', '20260102_trees']);
	expect(await run()).toEqual([]);
	write('20260103_birds', 'ALTER TABLE birds ADD COLUMN song text;');
	expect(await run()).toEqual(['20260103_birds']);
	expect(await rowsOf('SELECT * FROM birds')).toEqual([{ name: 'merle', song: null }]);
});

test('the account is kept as Prisma Migrate keeps its own', async () => {
	write('20260101_birds', birds);
	await run();
	expect(await rowsOf('SELECT * FROM _prisma_migrations')).toMatchObject([
		{
			migration_name: '20260101_birds',
			checksum: createHash('sha256').update(birds).digest('hex'),
			finished_at: expect.any(Date),
			rolled_back_at: null,
			applied_steps_count: 1,
		},
	]);
});

test('a migration edited after it was applied is refused by its name', async () => {
	write('20260101_birds', birds);
	await run();
	write('20260101_birds', `${birds}-- better`);
	await expect(run()).rejects.toThrow('20260101_birds a été modifiée');
});

test('a migration that fails leaves nothing, says why, and can be mended', async () => {
	write('20260101_birds', `${birds}SELECT no_such_function();`);
	await expect(run()).rejects.toThrow(/20260101_birds ne s’applique pas .*no_such_function/);
	expect(await rowsOf(`SELECT to_regclass('birds') AS birds`)).toEqual([{ birds: null }]);
	write('20260101_birds', birds);
	expect(await run()).toEqual(['20260101_birds']);
});

test('a migration that Prisma left half done is refused until somebody settles it', async () => {
	write('20260101_birds', birds);
	await run();
	await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
	await expect(run()).rejects.toThrow('20260101_birds a échoué à mi-chemin');
	await database.pool.query('DROP TABLE birds');
	await database.pool.query('UPDATE _prisma_migrations SET rolled_back_at = now()');
	expect(await run()).toEqual(['20260101_birds']);
});

test('a database that knows a migration we do not is newer than this program', async () => {
	write('20260101_birds', birds);
	write('20270101_tomorrow', trees);
	await run();
	fs.rmSync(path.join(folder, '20270101_tomorrow'), { recursive: true });
	await expect(run()).rejects.toThrow('plus récente que ce programme (20270101_tomorrow)');
});

test('processes that start together apply each migration once', async () => {
	write('20260101_birds', `${birds}SELECT pg_sleep(0.05);`);
	write('20260102_trees', trees);
	const applied = await Promise.all([run(), run(), run()]);
	expect(applied.flat().sort()).toEqual(['20260101_birds', '20260102_trees']);
	expect(await rowsOf('SELECT * FROM birds')).toHaveLength(1);
});
