import pg from 'pg';

export type FreshDatabase = {
	/** What a server needs to use it: nothing for the embedded database. */
	env: Record<string, string>;
	drop(): Promise<void>;
};

/** A database of its own on the PostgreSQL of TEST_DATABASE_URL; the embedded one when there is none. */
export async function aFreshDatabase(): Promise<FreshDatabase> {
	const base = process.env.TEST_DATABASE_URL;
	if (!base) return { env: {}, drop: async () => {} };
	const name = `espace_test_${crypto.randomUUID().replaceAll('-', '')}`;
	await administer(base, `CREATE DATABASE ${name}`);
	const url = new URL(base);
	url.pathname = `/${name}`;
	return {
		env: { DATABASE_URL: url.href },
		drop: () => administer(base, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
	};
}

async function administer(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(sql);
	await client.end();
}
