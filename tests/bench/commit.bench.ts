// Committed commands per second, against a bare transaction that writes the same rows through the same driver.
import { randomUUID } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { aTestApp } from '#tests/support/app.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';
import { median, promise, round, say, timeEach } from './report.ts';

/** Positions that no real event will ever take. */
let ghost = 1_000_000;

const blocks = 6;
const perBlock = 40;

const server = await aTestApp();
const { database, services } = server;
const { roundId, goTo, read } = await aRoundInLobby(server);
await goTo('consultation');
const writer = server.personOf('consultation1');
const { epoch } = await read();

const engine: number[] = [];
const bare: number[] = [];
for (let block = 0; block < blocks; block++) {
	engine.push(...(await timeEach(perBlock, command)));
	const written = await lastWritten(database, roundId);
	bare.push(...(await timeEach(perBlock, () => write(database, written))));
}
await server.close();

const perSecond = (samples: number[]) => round(1_000 / median(samples));
const ratio = median(bare) / median(engine);
say('database', database.kind);
say('commands per second', perSecond(engine));
say('bare transactions per second', perSecond(bare));
promise('ratio ≥ 0.6', round(ratio, 2), ratio >= 0.6);

async function command() {
	const answer = await services.rounds.command({
		topicId: roundId,
		personId: writer,
		commandId: randomUUID(),
		expected: { epoch },
		command: {
			type: 'write',
			contribution: newId<'contribution'>(),
			as: 'lead',
			text: { id: newId<'text'>(), body: 'Garder les conversations du début.' },
		},
		awayMs: () => 0,
	});
	if (!answer.ok) throw new Error(answer.code);
}

type Written = Awaited<ReturnType<typeof lastWritten>>;

/** The rows of the last command, to be written again under other keys. */
async function lastWritten({ prisma }: Database, id: string) {
	const where = { roundId: id };
	const [row, event, text, receipt] = await Promise.all([
		prisma.round.findUniqueOrThrow({ where: { id } }),
		prisma.roundEvent.findFirstOrThrow({ where, orderBy: { seq: 'desc' } }),
		prisma.roundText.findFirstOrThrow({ where, orderBy: { createdAt: 'desc' } }),
		prisma.roundReceipt.findFirstOrThrow({ where, orderBy: { at: 'desc' } }),
	]);
	return { row, event, text, receipt };
}

async function write({ pool }: Database, { row, event, text, receipt }: Written) {
	const client = await pool.connect();
	await client.query('BEGIN');
	await client.query('SELECT state FROM rounds WHERE id = $1 FOR UPDATE', [row.id]);
	await client.query(
		'INSERT INTO round_texts (id, round_id, author_id, body) VALUES ($1, $2, $3, $4)',
		[...[randomUUID(), row.id, text.authorId, text.body]],
	);
	await client.query(
		`INSERT INTO round_events (round_id, seq, type, payload, actor_id, command_id, at)
		 VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		[row.id, ghost++, event.type, event.payload, event.actorId, 'bench', event.at],
	);
	await client.query('UPDATE rounds SET seq = $2, state = $3 WHERE id = $1', [
		...[row.id, row.seq, row.state],
	]);
	await client.query(
		`INSERT INTO round_receipts (round_id, actor, command_id, body_hash, answer)
		 VALUES ($1, $2, $3, $4, $5)`,
		[row.id, receipt.actor, randomUUID(), receipt.bodyHash, receipt.answer],
	);
	await client.query('COMMIT');
	client.release();
}
