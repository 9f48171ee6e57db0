import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { reasonOf, StartError } from '#platform/start-error.server.ts';
import { openEmbedded } from './embedded.server.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

export type Transaction = Prisma.TransactionClient;
/** What a query may run on: the database itself or a transaction of it. */
export type Queries = PrismaClient | Transaction;

export type Database = {
	kind: 'embedded' | 'postgres';
	prisma: PrismaClient;
	pool: pg.Pool;
	/** Runs `work` in one transaction, again when another one got in its way; the only place that retries. */
	transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
	/** Whether a query is answered now. */
	isUp(): Promise<boolean>;
	close(): Promise<void>;
};

export type DatabaseLocation = { databaseUrl: string } | { folder: string } | { memory: true };

const transactionOptions = { maxWait: 15_000, timeout: 15_000 };
const attempts = 8;

/**
 * Opens PostgreSQL, or the embedded database in a folder or in memory: one driver, one SQL for all.
 *
 * @throws StartError when the server does not answer, or the folder is locked or cannot be used.
 */
export async function openDatabase(
	location: DatabaseLocation,
	onError: (error: Error) => void,
): Promise<Database> {
	const embedded = 'databaseUrl' in location ? null : await openEmbedded(folderOf(location));
	const pool = new pg.Pool(
		embedded?.poolConfig ?? {
			connectionString: 'databaseUrl' in location ? location.databaseUrl : undefined,
			max: 10,
			connectionTimeoutMillis: 10_000,
		},
	);
	// An idle connection that the server drops must not end the process.
	pool.on('error', onError);
	await pool.query('SELECT 1').catch(async (error: unknown) => {
		await Promise.all([pool.end(), embedded?.close()]);
		throw new StartError(
			`La base de données ne répond pas (${reasonOf(error)}). Vérifiez DATABASE_URL, et que PostgreSQL est démarré.`,
			{ cause: error },
		);
	});
	const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });

	return {
		kind: embedded ? 'embedded' : 'postgres',
		prisma,
		pool,
		transaction: (work) => retrying(() => prisma.$transaction(work)),
		isUp: () =>
			pool.query('SELECT 1').then(
				() => true,
				() => false,
			),
		close: async () => {
			await prisma.$disconnect();
			await pool.end();
			await embedded?.close();
		},
	};
}

function folderOf(location: { folder: string } | { memory: true }): string | null {
	return 'folder' in location ? path.join(location.folder, 'db') : null;
}

async function retrying<Result>(run: () => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await run();
		} catch (error) {
			if (attempt === attempts || !isConflict(error)) throw error;
			await pause(Math.random() * 10 * attempt);
		}
	}
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Serialization failure or deadlock, as Prisma (P2034) or PostgreSQL (40001, 40P01) names it. */
function isConflict(error: unknown): boolean {
	if (error instanceof Prisma.PrismaClientKnownRequestError) {
		if (error.code === 'P2034') return true;
		return /\b(40001|40P01)\b/.test(error.message);
	}
	return false;
}

/** Whether a write was refused because a row with the same unique value exists. */
export function isDuplicate(error: unknown): boolean {
	return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
