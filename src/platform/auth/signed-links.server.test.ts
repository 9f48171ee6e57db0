import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createSignedLinks } from './signed-links.server.ts';

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

test('a link says what it was signed for, in every process', async () => {
	const [one, other] = [createSignedLinks(database.prisma), createSignedLinks(database.prisma)];
	const [token, again] = await Promise.all([
		one.sign('unsubscribe', 'a:b'),
		other.sign('unsubscribe', 'a:b'),
	]);
	expect(again).toBe(token);
	expect(await other.verify('unsubscribe', token)).toBe('a:b');
});

test('a link signed for something else, changed or made up is worth nothing', async () => {
	const links = createSignedLinks(database.prisma);
	const token = await links.sign('unsubscribe', 'a:b');
	const [, proof = ''] = token.split('.');
	const forged = `${Buffer.from('a:c').toString('base64url')}.${proof}`;
	const last = token.at(-1) ?? '';
	const sameBits = `${token.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
	for (const wrong of [
		sameBits,
		forged,
		`${token}A`,
		`${token}.x`,
		token.slice(0, -2),
		'',
		'.',
		'é'.repeat(600),
	]) {
		expect(await links.verify('unsubscribe', wrong)).toBeNull();
	}
	expect(await links.verify('reply-by-link', token)).toBeNull();
});
