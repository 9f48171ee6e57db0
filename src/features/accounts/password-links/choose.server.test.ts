import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { newToken } from '#platform/auth/tokens.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn, rightPassword, visit } from '#tests/support/accounts.ts';
import { openTestDatabase } from '#tests/support/database.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof accountsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await accountsOn(database);
});
afterAll(() => database.close());

const password = 'la pluie tombe sur mon jardin';
const gone = { code: 'gone' };
const wrongPair = { ok: false, refusal: 'wrong-pair' };
const choose = (secret: string, chosen = password) =>
	stage.service.choosePassword(secret, { password: chosen }, 'test');
const attempt = (email: string, tried: string) =>
	stage.service.signIn({ email, password: tried, kept: false }, visit);

test('the new password opens the account, and the forgotten one no longer does', async () => {
	const { aPerson, passwordSecretFor } = stage;
	const { id, email } = await aPerson();
	expect(await choose(await passwordSecretFor({ id }))).toMatchObject({ ok: true });
	expect(await attempt(email, rightPassword)).toEqual(wrongPair);
	expect(await attempt(email, password)).toMatchObject({ ok: true });
});

test('every session of the person ends, and this device gets a new one', async () => {
	const { sessions, admin, aPerson, passwordSecretFor, signIn } = stage;
	const person = await aPerson();
	const [one, other, of] = [await signIn(person), await signIn(person), await signIn(admin)];
	const answer = await choose(await passwordSecretFor(person));
	if (!answer.ok) throw new Error(answer.refusal);
	const hashes = [one, other, of].map(({ session }) => session.idHash);
	// What the living sockets are asked every two seconds.
	expect([...(await sessions.areAlive(hashes))]).toEqual([of.session.idHash]);
	const { name, value } = answer.cookie;
	const found = await sessions.fromCookieHeader(`${name}=${value}`);
	expect(found?.session).toMatchObject({ personId: person.id, isKept: false });
});

test('a link serves once', async () => {
	const { queries, aPerson, passwordSecretFor } = stage;
	const { id, email } = await aPerson();
	const secret = await passwordSecretFor({ id });
	await choose(secret);
	await expect(choose(secret, `${password} encore`)).rejects.toMatchObject(gone);
	await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
	expect(await attempt(email, password)).toMatchObject({ ok: true });
});

test('two tabs that choose at once change the password once', async () => {
	const { aPerson, passwordSecretFor } = stage;
	for (let round = 0; round < 5; round++) {
		const { id, email } = await aPerson();
		const secret = await passwordSecretFor({ id });
		const tried = [password, `${password} encore`];
		const answers = await Promise.allSettled(tried.map((one) => choose(secret, one)));
		const won = answers.findIndex(({ status }) => status === 'fulfilled');
		expect(answers[1 - won]).toMatchObject({ status: 'rejected', reason: gone });
		expect(await attempt(email, tried[1 - won] ?? '')).toEqual(wrongPair);
		expect(await attempt(email, tried[won] ?? '')).toMatchObject({ ok: true });
	}
});

test('an expired, an unknown and a replaced link, and those of closed accounts, change nothing', async () => {
	const { service, queries, clock, admin, aPerson, passwordSecretFor } = stage;
	const [late, replaced, closed, emptied] = await Promise.all([1, 2, 3, 4].map(() => aPerson()));
	if (!late || !replaced || !closed || !emptied) throw new Error('absent');
	const secrets = ['nobody-made-this', await passwordSecretFor(late)];
	clock.advance(hours(24));
	for (const person of [replaced, closed, emptied]) secrets.push(await passwordSecretFor(person));
	await passwordSecretFor(replaced);
	await service.deactivate(admin, closed.id);
	// Closed in the database itself, which kills no link.
	const where = { id: emptied.id };
	await database.prisma.person.update({ where, data: { deactivatedAt: new Date() } });
	for (const secret of secrets) {
		await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
		await expect(choose(secret)).rejects.toMatchObject(gone);
	}
	await service.reactivate(admin, closed.id);
	await service.reactivate(admin, emptied.id);
	for (const { email } of [late, replaced, closed, emptied]) {
		expect(await attempt(email, rightPassword)).toMatchObject({ ok: true });
	}
});

test('a guessable password is refused, closes nothing, and the link stays good', async () => {
	const { sessions, aPerson, passwordSecretFor, signIn } = stage;
	const person = await aPerson();
	const { cookie } = await signIn(person);
	const secret = await passwordSecretFor(person);
	for (const weak of ['Espace-Intervenants-2026', 'anALopez1234!']) {
		expect(await choose(secret, weak)).toEqual({ ok: false, refusal: 'password-guessable' });
	}
	expect(await sessions.fromCookieHeader(cookie)).not.toBeNull();
	expect(await choose(secret)).toMatchObject({ ok: true });
});

test('changing one’s password from the account kills the link that waits', async () => {
	const { service, queries, aPerson, passwordSecretFor, signIn } = stage;
	const person = await aPerson();
	const { session } = await signIn(person);
	const secret = await passwordSecretFor(person);
	const wrong = { currentPassword: 'not the password', newPassword: password };
	await service.changePassword(person, session, wrong, null);
	expect(await queries.readPasswordLink(secret)).toEqual({ email: person.email });
	const right = { ...wrong, currentPassword: rightPassword };
	expect(await service.changePassword(person, session, right, null)).toMatchObject({ ok: true });
	await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
});

test('every other link of the person dies with the one that served', async () => {
	const { clock, aPerson, passwordSecretFor } = stage;
	const { id } = await aPerson();
	const { secret, hash: tokenHash } = newToken();
	const used = await passwordSecretFor({ id });
	// Made in the database itself: the administration leaves one at a time.
	await database.prisma.passwordLink.create({
		data: { id: newId(), tokenHash, personId: id, expiresAt: new Date(clock.now() + hours(1)) },
	});
	await choose(used);
	await expect(choose(secret)).rejects.toMatchObject(gone);
});

test('the failures of the forgotten password do not keep out the new one', async () => {
	const { aPerson, passwordSecretFor } = stage;
	const { id, email } = await aPerson();
	for (let count = 0; count < 10; count++) await attempt(email, 'not the password');
	expect(await attempt(email, rightPassword)).toMatchObject({ refusal: 'too-many-attempts' });
	await choose(await passwordSecretFor({ id }));
	expect(await attempt(email, password)).toMatchObject({ ok: true });
});
