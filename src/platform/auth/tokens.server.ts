import { createHash, randomBytes } from 'node:crypto';

/** A 256-bit secret for a link, and the only form of it that is stored. */
export type Token = { secret: string; hash: string };

export function newToken(): Token {
	const secret = randomBytes(32).toString('base64url');
	return { secret, hash: hashToken(secret) };
}

/** SHA-256 (hex): enough for a secret with 256 bits of entropy, and it can be looked up. */
export const hashToken = (secret: string): string =>
	createHash('sha256').update(secret).digest('hex');
