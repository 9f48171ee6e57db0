import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { StartError } from '#platform/start-error.server.ts';

/** The shape of the table in which Prisma Migrate keeps its own account, so that both agree. */
const tableSql = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;
/** The advisory lock that Prisma Migrate itself takes. */
const lockNumber = 72_707_369;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Applies `prisma/migrations` in order; each migration and its row commit together.
 *
 * @returns the names of the migrations applied now.
 * @throws StartError when one was edited after it was applied, failed, or is unknown to this code.
 */
export async function migrate(pool: Pool, folder: string): Promise<string[]> {
	const client = await pool.connect();
	try {
		await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
		await client.query(tableSql);
		return await applyMissing(client, folder);
	} finally {
		await client.query('SELECT pg_advisory_unlock($1)', [lockNumber]).catch(() => {});
		client.release();
	}
}

async function applyMissing(client: PoolClient, folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	const { rows } = await client.query<Applied>(
		'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
	);
	const done = new Map(rows.map((row) => [row.migration_name, row]));
	const unknown = [...done.keys()].filter((name) => !names.includes(name));
	if (unknown.length > 0) {
		throw new StartError(
			`La base de données est plus récente que ce programme (${unknown.join(', ')}). Installez la version qui l’a écrite, ou une plus récente.`,
		);
	}

	const applied: string[] = [];
	for (const name of names.sort()) {
		const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
		const checksum = createHash('sha256').update(sql).digest('hex');
		const row = done.get(name);
		if (row) verify(row, checksum);
		else {
			await apply(client, { name, sql, checksum });
			applied.push(name);
		}
	}
	return applied;
}

function verify(row: Applied, checksum: string): void {
	if (!row.finished_at) {
		throw new StartError(
			`La migration ${row.migration_name} a échoué à mi-chemin dans cette base. Réparez la base, puis marquez la migration comme annulée (docs/RUNBOOK.md).`,
		);
	}
	if (row.checksum === checksum) return;
	throw new StartError(
		`La migration ${row.migration_name} a été modifiée après avoir été appliquée à cette base. Remettez le fichier d’origine, et écrivez une nouvelle migration.`,
	);
}

type Migration = { name: string; sql: string; checksum: string };

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
	await client.query('BEGIN');
	try {
		// The simple protocol, because a migration holds several statements.
		await client.query(sql);
		await client.query(
			`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
			 VALUES ($1, $2, $3, now(), 1)`,
			[randomUUID(), checksum, name],
		);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK');
		const reason = error instanceof Error ? error.message : String(error);
		throw new StartError(
			`La migration ${name} ne s’applique pas (${reason}). Rien n’a changé dans la base.`,
			{ cause: error },
		);
	}
}
