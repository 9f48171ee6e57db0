import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PrismaClient } from '#platform/db/generated/client.ts';

/** What a signed link may do; a link signed for one thing does nothing else. */
export type LinkPurpose = 'unsubscribe' | 'reply-by-link' | 'reply-by-calendar';

export type SignedLinks = ReturnType<typeof createSignedLinks>;

/**
 * Links that say by themselves whom they are for (HMAC-SHA256, RFC 2104), for what opens nothing to read: nobody but
 * this server can make one, and no row is kept for each. The key stands in the database, which every process shares.
 */
export function createSignedLinks(prisma: PrismaClient) {
	let known: Promise<Uint8Array> | null = null;
	return { sign, verify };

	/** @param payload what the link stands for: ids and instants, that whoever holds the link can read. */
	async function sign(purpose: LinkPurpose, payload: string): Promise<string> {
		const proof = await proofOf(purpose, payload);
		return `${Buffer.from(payload).toString('base64url')}.${proof.toString('base64url')}`;
	}

	/** What the link stands for; null for whatever this server did not sign for that purpose. */
	async function verify(purpose: LinkPurpose, token: string): Promise<string | null> {
		const [body = '', proof = '', ...more] = token.split('.');
		if (more.length > 0 || token.length > 500) return null;
		const payload = Buffer.from(body, 'base64url').toString();
		// As text: the last character of a signature has bits that mean nothing, and one link is one text.
		const right = Buffer.from((await proofOf(purpose, payload)).toString('base64url'));
		const given = Buffer.from(proof);
		return given.length === right.length && timingSafeEqual(given, right) ? payload : null;
	}

	async function proofOf(purpose: LinkPurpose, payload: string): Promise<Buffer> {
		known ??= readKey(prisma).catch((error: unknown) => {
			known = null;
			throw error;
		});
		return createHmac('sha256', await known)
			.update(`${purpose}\n${payload}`)
			.digest();
	}
}

async function readKey(prisma: PrismaClient): Promise<Uint8Array> {
	const fresh = { id: 1, key: new Uint8Array(randomBytes(32)) };
	await prisma.signingKey.createMany({ data: [fresh], skipDuplicates: true });
	const { key } = await prisma.signingKey.findUniqueOrThrow({ where: { id: 1 } });
	return key;
}
