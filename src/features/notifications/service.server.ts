import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Log } from '#platform/log.server.ts';
import type { AddressComposer, Composer } from '#platform/mail/letter.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';
import type { Outbox, OutboxEvent } from '#platform/outbox/outbox.server.ts';
import { isTimeZone } from '#features/meetings/schedule/local-time.ts';
import type { Actor } from '#features/accounts/model.ts';
import { listDue, type FindReminders } from './due/due.server.ts';
import { composing } from './letters/compose.server.ts';
import { delivering } from './letters/deliver.server.ts';
import { aboutOf, isNoticeType, type Notice, type NoticeId, type NoticeKind } from './model.ts';
import { writeChoice, writeChoices } from './preferences/choose.server.ts';
import type { ChoicesInput } from './schema.ts';
import { tellPeople } from './turning/tell.server.ts';
import { turn, type Turn } from './turning/turning.server.ts';

export type NotificationService = ReturnType<typeof createNotificationService>;

/** Facts may arrive twice: a hearer looks at what is true, and does nothing the second time. */
export type Hear = (tx: Transaction, event: OutboxEvent) => Promise<void>;

export type NotificationDependencies = {
	database: Database;
	clock: Clock;
	log: Log;
	outbox: Outbox;
	mailer: Mailer;
	publicOrigin: string;
	/** What is told of each type of facts, and to whom. */
	turns: ReadonlyMap<string, Turn>;
	/** What features do when they hear of a type of facts, in the transaction that hands it on. */
	hearers: ReadonlyMap<string, Hear>;
	finders: readonly FindReminders[];
	composers: ReadonlyMap<string, Composer>;
	/** Letters to addresses without an account, by the type of the fact that asks for them. */
	addressComposers: ReadonlyMap<string, AddressComposer>;
	unsubscribeLink: (personId: string, kind: NoticeKind) => Promise<string>;
	/** Told that letters wait. */
	onLetters: () => void;
};

/** Turns facts into what people are told, under the bell and by mail, as each of them chose. */
export function createNotificationService(dependencies: NotificationDependencies) {
	const { database, clock, outbox, mailer, turns, finders, addressComposers } = dependencies;
	const compose = composing({ ...dependencies, prisma: database.prisma });
	const { deliver } = delivering({ ...dependencies, compose });
	const hasMail = mailer.kind !== 'none';
	return { relay, deliver, lookForDue, markRead, markAllRead, choose, unsubscribe };

	/** Hands on the facts that wait in the outbox. */
	async function relay(): Promise<void> {
		const count = await outbox.relay(handOn);
		if (count > 0) dependencies.onLetters();
	}

	async function handOn(tx: Transaction, event: OutboxEvent, id: string): Promise<void> {
		const now = clock.now();
		await dependencies.hearers.get(event.type)?.(tx, event);
		if (hasMail && addressComposers.has(event.type)) {
			const { type, ...about } = event;
			const at = new Date(now);
			await tx.letter.createMany({
				data: [{ id: newId(), type, key: `event:${id}`, about, createdAt: at, dueAt: at }],
				skipDuplicates: true,
			});
		}
		await tellPeople(tx, await turn(tx, turns, { event, id }), { now, hasMail });
	}

	/** Tells what time alone makes worth telling: reminders, digests. */
	async function lookForDue(): Promise<void> {
		const now = clock.now();
		const notices = await listDue(database.prisma, { now, finders });
		if (notices.length === 0) return;
		await database.transaction((tx) => tellPeople(tx, notices, { now, hasMail }));
		dependencies.onLetters();
	}

	/** @returns the notice's type, and what it was about. @throws AppError `not-found` for somebody else's. */
	async function markRead(
		{ id: personId }: Actor,
		noticeId: NoticeId,
	): Promise<Pick<Notice, 'type' | 'about'>> {
		const { prisma } = database;
		const row = await prisma.notice.findFirst({ where: { id: noticeId, personId } });
		if (!row || !isNoticeType(row.type)) throw new AppError('not-found', `notice ${noticeId}`);
		await prisma.notice.updateMany({
			where: { id: noticeId, readAt: null },
			data: { readAt: new Date(clock.now()) },
		});
		return { type: row.type, about: aboutOf(row.about) };
	}

	/** @param upTo the last notice that was shown: what came since stays unread. */
	async function markAllRead({ id: personId }: Actor, upTo: number): Promise<void> {
		await database.prisma.notice.updateMany({
			where: { personId, readAt: null, at: { lte: new Date(upTo) } },
			data: { readAt: new Date(clock.now()) },
		});
	}

	async function choose(
		{ id }: Actor,
		input: ChoicesInput,
	): Promise<{ ok: true } | { ok: false; refusal: 'unknown-zone' }> {
		if (!isTimeZone(input.timeZone)) return { ok: false, refusal: 'unknown-zone' };
		await database.transaction((tx) => writeChoices(tx, id, input));
		return { ok: true };
	}

	/** Ends the letters of one kind for a person, and changes nothing else. */
	async function unsubscribe(personId: string, kind: NoticeKind): Promise<void> {
		await database.transaction((tx) =>
			writeChoice(tx, personId, { kind, channel: 'mail', isOn: false }),
		);
	}
}
