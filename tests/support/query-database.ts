import path from 'node:path';
import pg from 'pg';
import { openEmbedded } from '#platform/db/embedded.server.ts';

type Location = { dataDir: string; env: Record<string, string> };

/** Asks the database of a server that is not running: the embedded one belongs to its process alone. */
export async function queryDatabase(
	{ dataDir, env }: Location,
	sql: string,
): Promise<Record<string, unknown>[]> {
	const url = env.DATABASE_URL;
	const embedded = url ? null : await openEmbedded(path.join(dataDir, 'db'));
	const client = new pg.Client(embedded?.poolConfig ?? { connectionString: url });
	await client.connect();
	const { rows } = await client.query(sql);
	await client.end();
	await embedded?.close();
	return rows;
}
