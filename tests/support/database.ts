import { openDatabase, type Database } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { aFreshDatabase } from './fresh-database.ts';

const migrationsFolder = new URL('../../prisma/migrations', import.meta.url).pathname;

/** An empty, migrated database: embedded and in memory, or its own on the PostgreSQL of TEST_DATABASE_URL. */
export async function openTestDatabase(): Promise<Database> {
	const { env, drop } = await aFreshDatabase();
	const database = await openDatabase(
		env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { memory: true },
		() => {},
	);
	await migrate(database.pool, migrationsFolder);
	return {
		...database,
		close: async () => {
			await database.close();
			await drop();
		},
	};
}
