import { createHash } from 'node:crypto';
import { days, minutes, type Clock } from '#kernel/clock.ts';
import { isoDay } from '#kernel/dates.ts';
import { AppError } from '#kernel/errors.ts';
import { createThrottle } from '#platform/auth/throttle.server.ts';
import { hashToken, newToken } from '#platform/auth/tokens.server.ts';
import { writeCalendar } from '#platform/calendar/write.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { feedLimits, feedPath, type FeedId, type FeedInput } from './feed.ts';
import { eventOf } from './invitation.server.ts';
import { calendarName } from './words.server.ts';

type Dependencies = { database: Database; clock: Clock; publicOrigin: string };

type Read =
	| { ok: true; text: string; etag: string }
	| { ok: false; refusal: 'not-found' | 'too-many-requests' };

/** Private addresses under which calendar programs read a person's meetings. Only hashes are kept. */
export function feeding({ database, clock, publicOrigin }: Dependencies) {
	const { prisma } = database;
	const throttle = createThrottle({ clock, attempts: 60, windowMs: minutes(15) });
	return { makeFeed, listFeeds, revokeFeed, readFeed };

	/** The form names the feed to be: sent twice, it makes one, whose address is the one said last. */
	async function makeFeed(
		{ id: personId }: Actor,
		{ feedId: id }: FeedInput,
	): Promise<{ ok: true; path: string } | { ok: false; refusal: 'too-many' }> {
		return database.transaction(async (tx) => {
			// Two feeds of one person made at once wait for each other.
			const open = await tx.$queryRaw<unknown[]>`
				SELECT 1 FROM people WHERE id = ${personId}::uuid AND deactivated_at IS NULL
				FOR NO KEY UPDATE`;
			if (open.length === 0) throw new AppError('signed-out', `${personId} has no open account`);
			const living = await tx.calendarFeed.findMany({ where: { personId, revokedAt: null } });
			const isAgain = living.some((feed) => feed.id === id);
			if (!isAgain && living.length >= feedLimits.living) return { ok: false, refusal: 'too-many' };
			const { secret, hash: tokenHash } = newToken();
			const row = { id, personId, tokenHash, createdAt: new Date(clock.now()) };
			const { count } = isAgain
				? await tx.calendarFeed.updateMany({ where: { id }, data: { tokenHash } })
				: await tx.calendarFeed.createMany({ data: [row], skipDuplicates: true });
			if (count === 0) throw new AppError('not-found', `feed ${id}`);
			return { ok: true, path: feedPath(secret) };
		});
	}

	/** A person's living feeds, the oldest first. */
	async function listFeeds({ id: personId }: Actor) {
		const rows = await prisma.calendarFeed.findMany({
			where: { personId, revokedAt: null },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		});
		return rows.map(({ id, createdAt, lastFetchedOn }) => ({
			...{ id, createdAt: createdAt.getTime() },
			lastFetchedOn: lastFetchedOn?.toISOString().slice(0, 10) ?? null,
		}));
	}

	/** Somebody else's feed, or one that is revoked already, changes nothing. */
	async function revokeFeed({ id: personId }: Actor, { feedId: id }: FeedInput): Promise<void> {
		await prisma.calendarFeed.updateMany({
			where: { id, personId, revokedAt: null },
			data: { revokedAt: new Date(clock.now()) },
		});
	}

	/** What the address gives now; the same answer for one that is unknown, revoked or of a closed account. */
	async function readFeed(secret: string): Promise<Read> {
		const tokenHash = hashToken(secret);
		const feed = await prisma.calendarFeed.findUnique({
			where: { tokenHash, revokedAt: null, person: { deactivatedAt: null } },
		});
		if (!feed) return { ok: false, refusal: 'not-found' };
		if (!throttle.take(tokenHash)) return { ok: false, refusal: 'too-many-requests' };
		await noteFetched(feed);
		const text = await write(feed.personId);
		return { ok: true, text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
	}

	async function noteFetched({
		id,
		lastFetchedOn,
	}: {
		id: FeedId | string;
		lastFetchedOn: Date | null;
	}) {
		const today = new Date(`${isoDay(clock.now())}T00:00:00Z`);
		if (lastFetchedOn?.getTime() === today.getTime()) return;
		await prisma.calendarFeed.updateMany({ where: { id }, data: { lastFetchedOn: today } });
	}

	/** Memberships are read each time: a group that was left is gone from the next answer. */
	async function write(personId: string): Promise<string> {
		const rows = await prisma.meeting.findMany({
			where: {
				group: { memberships: { some: { personId, leftAt: null } } },
				isTold: true,
				status: { in: ['confirmed', 'moved', 'cancelled', 'held'] },
				// Cancelled before it had a date.
				NOT: { poll: { chosenSlotId: null } },
				startsAt: { gte: new Date(clock.now() - days(feedLimits.pastDays)) },
			},
			orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		});
		const about = { name: calendarName(), refreshSeconds: 3_600 };
		// The same meetings make the same bytes, so that a program is told when nothing changed.
		const events = rows.map((row) =>
			eventOf(meetingOf(row), { publicOrigin, stamp: row.createdAt.getTime() }),
		);
		return writeCalendar(about, events);
	}
}
