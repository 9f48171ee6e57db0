import { backoffAfter } from '#kernel/backoff.ts';
import { days, minutes, type Clock } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Log } from '#platform/log.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';
import type { Compose, WaitingLetter } from './compose.server.ts';

type Dependencies = {
	database: Database;
	clock: Clock;
	log: Log;
	mailer: Mailer;
	compose: Compose;
};

const atOnce = 20;
/** For how long a letter is ours to send; one whose process died goes to another after it. */
const lease = minutes(5);
const givenUpAfter = days(3);

/**
 * Sends the letters that are due, in batches, each at least once: a letter is marked after the mail server took it, so
 * that a process killed in between sends it again, under the same name. No transaction is open while a mail server
 * makes one wait.
 */
export function delivering({ database, clock, log, mailer, compose }: Dependencies) {
	const { prisma } = database;
	return { deliver };

	async function deliver(): Promise<void> {
		for (;;) {
			const letters = await claim();
			const outcomes = await Promise.all(letters.map(sendOne));
			// A server that took none of a whole batch will not take the next one.
			const isStuck = outcomes.every((outcome) => outcome === 'failed');
			if (letters.length < atOnce || isStuck) return;
		}
	}

	async function claim(): Promise<WaitingLetter[]> {
		const now = clock.now();
		return prisma.$queryRaw<WaitingLetter[]>`
			UPDATE letters SET attempts = attempts + 1, due_at = ${new Date(now + lease)}
			WHERE id IN (
				SELECT id FROM letters
				WHERE sent_at IS NULL AND dropped_at IS NULL AND due_at <= ${new Date(now)}
				ORDER BY due_at, id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
			RETURNING id, type, person_id AS "personId", about, attempts, created_at AS "createdAt"`;
	}

	async function sendOne(letter: WaitingLetter): Promise<'sent' | 'dropped' | 'failed'> {
		try {
			const composed = await compose(letter);
			if (!composed.ok) return await drop(letter, composed.reason);
			await mailer.send(composed.letter);
			await update(letter, { sentAt: new Date(clock.now()) });
			return 'sent';
		} catch (error) {
			log.warn({ letter: letter.id, attempts: letter.attempts, code: codeOf(error) }, 'letter');
			const isTooLate = clock.now() - letter.createdAt.getTime() > givenUpAfter;
			if (isTooLate || isRefused(error)) return drop(letter, 'undeliverable');
			await update(letter, { dueAt: new Date(clock.now() + backoffAfter(letter.attempts)) });
			return 'failed';
		}
	}

	async function drop(letter: WaitingLetter, reason: string): Promise<'dropped'> {
		await update(letter, { droppedAt: new Date(clock.now()), reason });
		return 'dropped';
	}

	async function update({ id }: WaitingLetter, data: object): Promise<void> {
		await prisma.letter.update({ where: { id }, data });
	}
}

/** The address does not exist, or its server will never take this letter (RFC 5321, 4.2.1: 5yz is permanent). */
const isRefused = (error: unknown): boolean => {
	const code = Number(Object(error).responseCode);
	return code >= 550 && code <= 556;
};

// What a mail server answers may quote an address.
const codeOf = (error: unknown): unknown => Object(error).responseCode ?? Object(error).code;
