// What we rely on in PGlite's insides: to be run again with each upgrade of it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { openEmbedded } from './embedded.server.ts';
import { openEngine } from './embedded-engine.server.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'espace-test-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('every commit reaches the disk, and is there when the folder is opened again', async () => {
	const sync = vi.spyOn(fs, 'fdatasyncSync');
	const first = await openEngine(path.join(folder, 'sync'));
	await first.lite.exec('CREATE TABLE t (n int)');
	sync.mockClear();
	for (let n = 0; n < 30; n++) await first.lite.query('INSERT INTO t VALUES ($1)', [n]);
	expect(sync.mock.calls.length).toBeGreaterThanOrEqual(30);
	sync.mockRestore();
	await first.close();

	const again = await openEngine(path.join(folder, 'sync'));
	const { rows } = await again.lite.query<{ n: number }>('SELECT count(*)::int AS n FROM t');
	await again.close();
	expect(rows).toEqual([{ n: 30 }]);
});

test('a folder already open is refused, and free again once closed', async () => {
	const one = await openEmbedded(path.join(folder, 'lock'));
	await expect(openEmbedded(path.join(folder, 'lock'))).rejects.toThrow('déjà ouvert');
	await one.close();
	await (await openEmbedded(path.join(folder, 'lock'))).close();
});

test('a lock left by a process that died does not hold', async () => {
	fs.writeFileSync(path.join(folder, 'stale.lock'), '');
	await (await openEmbedded(path.join(folder, 'stale'))).close();
});

test('a folder that cannot be written is refused with its path', async () => {
	const file = path.join(folder, 'a-file');
	fs.writeFileSync(file, '');
	await expect(openEmbedded(file)).rejects.toThrow(file);
});

test('a client that vanishes in mid-transaction leaves nothing behind', async () => {
	const database = await openEmbedded(null);
	const pool = new pg.Pool(database.poolConfig);
	const client = await pool.connect();
	await client.query('BEGIN');
	await client.query('CREATE TABLE half (n int)');
	client.release(true);
	const { rows } = await pool.query(`SELECT to_regclass('public.half') AS half, 'é' AS letter`);
	expect(rows).toEqual([{ half: null, letter: 'é' }]);
	await pool.end();
	await database.close();
});

test('queries made at the same time never receive what belongs to another, however large', async () => {
	const database = await openEmbedded(null);
	const pool = new pg.Pool(database.poolConfig);
	const numbers = Array.from({ length: 40 }, (_, index) => 300_000 + index);
	const asked = numbers.map(async (number) => {
		const { rows } =
			number % 2 === 0
				? await pool.query('SELECT $1::int AS n', [number])
				: await pool.query('SELECT length($1::text) AS n', ['é'.repeat(number)]);
		return rows[0].n;
	});
	expect(await Promise.all(asked)).toEqual(numbers);
	await pool.end();
	await database.close();
});

test('transactions that read then write the same row do not lose an update', async () => {
	const database = await openEmbedded(null);
	const pool = new pg.Pool(database.poolConfig);
	await pool.query('CREATE TABLE counter (n int)');
	await pool.query('INSERT INTO counter VALUES (0)');
	await Promise.all(Array.from({ length: 40 }, increment));
	const { rows } = await pool.query('SELECT n FROM counter');
	expect(rows).toEqual([{ n: 40 }]);
	await pool.end();
	await database.close();

	async function increment() {
		const client = await pool.connect();
		await client.query('BEGIN');
		const { rows } = await client.query('SELECT n FROM counter FOR UPDATE');
		await client.query('UPDATE counter SET n = $1', [rows[0].n + 1]);
		await client.query('COMMIT');
		client.release();
	}
});
