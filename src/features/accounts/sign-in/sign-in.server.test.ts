import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { minutes } from '#kernel/clock.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
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

const attempt = (email: string, password = 'not the password', address = visit.address) =>
	stage.service.signIn({ email, password, kept: false }, { ...visit, address });
const failing = (count: number, email: () => string) =>
	Promise.all(Array.from({ length: count }, () => attempt(email())));
const newPassword = 'la pluie tombe sur mon jardin';
const change = { currentPassword: rightPassword, newPassword };

test('the table of sessions holds the hash of the cookie, never its value', async () => {
	const { cookie } = await stage.signIn(stage.admin);
	const [, value = ''] = cookie.split('=');
	const rows = await database.prisma.session.findMany({ where: { personId: stage.admin.id } });
	expect(rows.map(({ idHash }) => idHash)).toEqual([
		createHash('sha256').update(value).digest('hex'),
	]);
	expect(JSON.stringify(rows)).not.toContain(value);
});

test('each sign-in gives another token, in a cookie that only this site and no script reads', async () => {
	const { email } = stage.admin;
	const [one, other] = [await attempt(email, rightPassword), await attempt(email, rightPassword)];
	if (!one.ok || !other.ok) throw new Error('refused');
	expect(one.cookie.value).not.toBe(other.cookie.value);
	expect(one.cookie.name).toBe('__Host-session');
	expect(one.cookie.attributes).toEqual({
		...{ path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
	});
});

test('a cookie outlives the browser only where the person asked for it', async () => {
	const { service, admin } = stage;
	const kept = await service.signIn(
		{ email: admin.email, password: rightPassword, kept: true },
		visit,
	);
	expect(kept).toMatchObject({ ok: true, cookie: { attributes: { maxAge: expect.any(Number) } } });
});

test('a password replaced while somebody enters with it opens nothing', async () => {
	const { admin, anAddress } = stage;
	const passwordHash = await createPasswords().hash(newPassword);
	// Passwords are compared two at a time: the admin's comes last, with what was read before the change.
	const before = failing(4, anAddress);
	const entering = attempt(admin.email, rightPassword);
	await database.prisma.person.count();
	await database.transaction(async (tx) => {
		await tx.person.update({ where: { id: admin.id }, data: { passwordHash } });
		await tx.session.deleteMany({ where: { personId: admin.id } });
	});
	await Promise.all([before, entering]);
	expect(await database.prisma.session.count({ where: { personId: admin.id } })).toBe(0);
});

test('a wrong password, no account and a closed account are answered alike', async () => {
	const { service, admin, aPerson, anAddress } = stage;
	const closed = await aPerson();
	await service.deactivate(admin, closed.id);
	const answers = [
		await attempt(admin.email),
		await attempt(anAddress()),
		await attempt(closed.email, rightPassword),
	];
	for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: 'wrong-pair' });
});

test('the answer takes the same work whether or not there is an account', async () => {
	const { admin, anAddress } = stage;
	const took = async (email: string) => {
		const start = performance.now();
		for (let count = 0; count < 4; count++) await attempt(email);
		return performance.now() - start;
	};
	await took(anAddress());
	const [known, unknown] = [await took(admin.email), await took(anAddress())];
	expect(unknown / known).toBeGreaterThan(0.5);
	expect(unknown / known).toBeLessThan(2);
});

test('ten failures close an address of the site for fifteen minutes, known or not, and no longer', async () => {
	const { admin, clock, anAddress } = stage;
	for (const email of [admin.email, anAddress()]) {
		await failing(10, () => email);
		expect(await attempt(email)).toEqual({ ok: false, refusal: 'too-many-attempts' });
	}
	expect(await attempt(admin.email, rightPassword)).toMatchObject({ ok: false });
	clock.advance(minutes(15));
	expect(await attempt(admin.email, rightPassword)).toMatchObject({ ok: true });
});

test('attempts at the same instant are counted before they are answered', async () => {
	const answers = await failing(14, () => stage.admin.email);
	const refusals = answers.map((answer) => !answer.ok && answer.refusal);
	expect(refusals.filter((refusal) => refusal === 'too-many-attempts')).toHaveLength(4);
});

test('fifty failures from one place close it, and nobody else’s', async () => {
	const { admin, anAddress } = stage;
	await failing(50, anAddress);
	expect(await attempt(admin.email, rightPassword)).toMatchObject({ refusal: 'too-many-attempts' });
	expect(await attempt(admin.email, rightPassword, '203.0.113.8')).toMatchObject({ ok: true });
});

test('those who sign in without failing are never kept out', async () => {
	for (let count = 0; count < 12; count++) {
		expect(await attempt(stage.admin.email, rightPassword)).toMatchObject({ ok: true });
	}
});

test('people close one of their sessions, or all but this one, and never somebody else’s', async () => {
	const { service, sessions, admin, moderator, signIn } = stage;
	const [here, there, elsewhere] = [await signIn(admin), await signIn(admin), await signIn(admin)];
	await service.closeSession(moderator, there.session.publicId);
	expect(await sessions.fromCookieHeader(there.cookie)).not.toBeNull();
	await service.closeSession(admin, there.session.publicId);
	expect(await sessions.fromCookieHeader(there.cookie)).toBeNull();
	const other = await signIn(moderator);
	await service.closeOtherSessions(here.session);
	expect(await sessions.fromCookieHeader(elsewhere.cookie)).toBeNull();
	expect(await sessions.fromCookieHeader(here.cookie)).not.toBeNull();
	expect(await sessions.fromCookieHeader(other.cookie)).not.toBeNull();
});

test('signing out ends the session and removes the cookie', async () => {
	const { session, cookie } = await stage.signIn(stage.admin);
	const removed = await stage.service.signOut(session);
	expect(removed).toMatchObject({ value: '', attributes: { maxAge: 0 } });
	expect(await stage.sessions.fromCookieHeader(cookie)).toBeNull();
});

test('a new password closes every session and gives this device a new token', async () => {
	const { service, sessions, admin, signIn } = stage;
	const [here, there] = [await signIn(admin), await signIn(admin)];
	const answer = await service.changePassword(admin, here.session, change, 'test');
	if (!answer.ok) throw new Error(answer.refusal);
	for (const { cookie } of [here, there]) {
		expect(await sessions.fromCookieHeader(cookie)).toBeNull();
	}
	const { name, value } = answer.cookie;
	expect(await sessions.fromCookieHeader(`${name}=${value}`)).not.toBeNull();
	expect(await attempt(admin.email, rightPassword)).toMatchObject({ ok: false });
	expect(await attempt(admin.email, newPassword)).toMatchObject({ ok: true });
});

test('changing the password takes the present one, and trying it is counted like signing in', async () => {
	const { service, admin, signIn } = stage;
	const { session } = await signIn(admin);
	const guess = { ...change, currentPassword: 'not the password' };
	for (let count = 0; count < 10; count++) {
		const answer = await service.changePassword(admin, session, guess, null);
		expect(answer).toEqual({ ok: false, refusal: 'wrong-password' });
	}
	const answer = await service.changePassword(admin, session, change, null);
	expect(answer).toEqual({ ok: false, refusal: 'too-many-attempts' });
});

test('two tabs that change the password at once change it once', async () => {
	const { service, admin, signIn } = stage;
	const { session } = await signIn(admin);
	const answers = await Promise.all([
		service.changePassword(admin, session, change, null),
		service.changePassword(admin, session, { ...change, newPassword: `${newPassword} !` }, null),
	]);
	expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test.each(['Espace-Intervenants-2026', 'codeveloppement-demo', 'anALopez1234!', 'motdepasse123'])(
	'« %s » is refused as a new password',
	async (guessable) => {
		const { service, admin, signIn } = stage;
		const { session } = await signIn(admin);
		const answer = await service.changePassword(
			admin,
			session,
			{ ...change, newPassword: guessable },
			null,
		);
		expect(answer).toEqual({ ok: false, refusal: 'password-guessable' });
	},
);
