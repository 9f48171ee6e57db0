import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { newId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { PrismaClient, Session } from '#platform/db/generated/client.ts';

/** The one file that knows Lucia, which gets no more fixes (ADR 0003): replacing it changes nothing else. */

export type LiveSession = {
	/** SHA-256 of the cookie value: names the session inside the server, opens nothing. */
	idHash: string;
	publicId: string;
	personId: string;
	/** Whether the person asked to stay signed in on this device. */
	isKept: boolean;
};

export type SessionCookie = {
	name: string;
	value: string;
	attributes: {
		path: string;
		httpOnly: boolean;
		secure: boolean;
		sameSite: 'lax';
		maxAge?: number;
		expires?: Date;
	};
};

export type Sessions = ReturnType<typeof createSessions>;

const lifetimeDays = 14;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Lucia over Prisma; the table holds only the SHA-256 of the cookie value. */
function createAdapter(queries: Queries): Adapter {
	const asSession = (row: Session, id: string): DatabaseSession => ({
		id,
		userId: row.personId,
		expiresAt: row.expiresAt,
		attributes: { publicId: row.publicId, userAgent: row.userAgent, isKept: row.isKept },
	});
	return {
		async getSessionAndUser(id) {
			const row = await queries.session.findFirst({
				where: { idHash: sha256(id), person: { deactivatedAt: null } },
			});
			if (!row) return [null, null];
			return [asSession(row, id), { id: row.personId, attributes: {} }];
		},
		async getUserSessions(personId) {
			const rows = await queries.session.findMany({ where: { personId } });
			return rows.map((row) => asSession(row, row.idHash));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			await queries.session.create({
				data: { idHash: sha256(id), personId: userId, expiresAt, ...attributes },
			});
		},
		async updateSessionExpiration(id, expiresAt) {
			await queries.session.updateMany({ where: { idHash: sha256(id) }, data: { expiresAt } });
		},
		async deleteSession(id) {
			await queries.session.deleteMany({ where: { idHash: sha256(id) } });
		},
		async deleteUserSessions(personId) {
			await queries.session.deleteMany({ where: { personId } });
		},
		async deleteExpiredSessions() {
			await queries.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
		},
	};
}

/** Sessions of people: cookies in, persons out. The cookie is `__Host-` when the site is served by HTTPS. */
export function createSessions(prisma: PrismaClient, isSecure: boolean) {
	const over = (queries: Queries) =>
		new Lucia(createAdapter(queries), {
			sessionExpiresIn: new TimeSpan(lifetimeDays, 'd'),
			sessionCookie: {
				name: isSecure ? '__Host-session' : 'session',
				attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
			},
			getSessionAttributes: ({ publicId, isKept }) => ({ publicId, isKept }),
		});
	const lucia = over(prisma);

	return { fromCookieHeader, open, close, closeByPublicId, closeOthers, closeAll, list, areAlive };

	function cookieOf(id: string, isKept: boolean): SessionCookie {
		const { name, value, attributes } = asCookie(lucia.createSessionCookie(id));
		if (isKept) return { name, value, attributes };
		const { path, httpOnly, secure, sameSite } = attributes;
		return { name, value, attributes: { path, httpOnly, secure, sameSite } };
	}

	/** The session behind a Cookie header, and the cookie to send again when its life was extended. */
	async function fromCookieHeader(
		header: string | null | undefined,
	): Promise<{ session: LiveSession; renewed: SessionCookie | null } | null> {
		const id = lucia.readSessionCookie(header ?? '');
		if (!id) return null;
		const { session } = await lucia.validateSession(id);
		if (!session) return null;
		const { publicId, userId: personId, isKept } = session;
		return {
			session: { idHash: sha256(id), publicId, personId, isKept },
			renewed: session.fresh ? cookieOf(id, isKept) : null,
		};
	}

	/** A new session with a new token, at each sign-in; in the transaction of what gives the right to it. */
	async function open(
		queries: Queries,
		personId: string,
		userAgent: string | null,
		isKept = false,
	): Promise<SessionCookie> {
		const attributes = { publicId: newId(), userAgent: userAgent?.slice(0, 300) ?? null, isKept };
		const session = await over(queries).createSession(personId, attributes);
		return cookieOf(session.id, isKept);
	}

	/** Ends the session; returns the cookie that removes the browser's own. */
	async function close(session: LiveSession): Promise<SessionCookie> {
		await prisma.session.deleteMany({ where: { idHash: session.idHash } });
		return asCookie(lucia.createBlankSessionCookie());
	}

	async function closeByPublicId(personId: string, publicId: string): Promise<void> {
		await prisma.session.deleteMany({ where: { personId, publicId } });
	}

	async function closeOthers(session: LiveSession): Promise<void> {
		const { personId, idHash } = session;
		await prisma.session.deleteMany({ where: { personId, idHash: { not: idHash } } });
	}

	/** In the caller's transaction: whoever loses a right loses it everywhere at once. */
	async function closeAll(queries: Queries, personId: string): Promise<void> {
		await queries.session.deleteMany({ where: { personId } });
	}

	async function list(personId: string) {
		return prisma.session.findMany({
			where: { personId, expiresAt: { gt: new Date() } },
			select: { publicId: true, userAgent: true, createdAt: true, expiresAt: true },
			orderBy: { createdAt: 'desc' },
		});
	}

	/** Which of these sessions still open anything: asked every two seconds for the living sockets. */
	async function areAlive(idHashes: string[]): Promise<Set<string>> {
		const rows = await prisma.session.findMany({
			where: {
				idHash: { in: idHashes },
				expiresAt: { gt: new Date() },
				person: { deactivatedAt: null },
			},
			select: { idHash: true },
		});
		return new Set(rows.map((row) => row.idHash));
	}
}

function asCookie(cookie: ReturnType<Lucia['createSessionCookie']>): SessionCookie {
	const { maxAge, expires, secure = false } = cookie.attributes;
	return {
		name: cookie.name,
		value: cookie.value,
		attributes: {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure,
			...(maxAge === undefined ? {} : { maxAge }),
			...(expires === undefined ? {} : { expires }),
		},
	};
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<{ publicId: string; isKept: boolean }>;
		UserId: string;
		DatabaseSessionAttributes: { publicId: string; userAgent: string | null; isKept: boolean };
	}
}
