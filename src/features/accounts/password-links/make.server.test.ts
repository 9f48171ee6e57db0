import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '#kernel/clock.ts';
import { asId, newId } from '#kernel/id.ts';
import { hashToken } from '#platform/auth/tokens.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn } from '#tests/support/accounts.ts';
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

const gone = { code: 'gone' };
const now = () => stage.clock.now();
const waitingFor = (personId: string) =>
	database.prisma.passwordLink.count({
		where: { personId, usedAt: null, revokedAt: null, expiresAt: { gt: new Date(now()) } },
	});

test('the link is told once and kept only as a hash, with who made it', async () => {
	const { admin, aPerson, passwordSecretFor } = stage;
	const person = await aPerson();
	const secret = await passwordSecretFor(person);
	expect(secret).toMatch(/^[\w-]{43}$/);
	const row = await database.prisma.passwordLink.findFirstOrThrow({
		where: { personId: person.id },
	});
	expect(row).toMatchObject({ tokenHash: hashToken(secret), madeById: admin.id });
	expect(JSON.stringify(row)).not.toContain(secret);
});

test('a link opens for 24 hours, then no longer', async () => {
	const { clock, queries, aPerson, passwordSecretFor } = stage;
	const person = await aPerson();
	const secret = await passwordSecretFor(person);
	clock.advance(hours(24) - 1);
	expect(await queries.readPasswordLink(secret)).toEqual({ email: person.email });
	clock.advance(1);
	await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
});

test('asking again revokes the earlier link, and nobody else’s', async () => {
	const { queries, aPerson, passwordSecretFor } = stage;
	const [person, other] = [await aPerson(), await aPerson()];
	const kept = await passwordSecretFor(other);
	const [first, second] = [await passwordSecretFor(person), await passwordSecretFor(person)];
	await expect(queries.readPasswordLink(first)).rejects.toMatchObject(gone);
	expect(await queries.readPasswordLink(second)).toEqual({ email: person.email });
	expect(await queries.readPasswordLink(kept)).toEqual({ email: other.email });
});

test('two administrators who ask at the same instant leave one link', async () => {
	const { aPerson, passwordSecretFor } = stage;
	const [person, colleague] = [await aPerson(), await aPerson('administrator')];
	for (let round = 0; round < 5; round++) {
		await Promise.all([passwordSecretFor(person), passwordSecretFor(person, colleague)]);
		expect(await waitingFor(person.id)).toBe(1);
	}
});

test('there is no link for a closed account, and closing kills the one that waits for good', async () => {
	const { service, queries, admin, aPerson, passwordSecretFor } = stage;
	const person = await aPerson();
	const secret = await passwordSecretFor(person);
	await service.deactivate(admin, person.id);
	await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
	expect(await service.makePasswordLink(admin, person.id)).toEqual({
		...{ ok: false, refusal: 'account-closed' },
	});
	await service.reactivate(admin, person.id);
	await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
	expect(await waitingFor(person.id)).toBe(0);
});

test('an account that closes while its link is made keeps no link', async () => {
	const { service, admin, aPerson } = stage;
	for (let round = 0; round < 5; round++) {
		const person = await aPerson();
		await Promise.all([
			service.makePasswordLink(admin, person.id),
			service.deactivate(admin, person.id),
		]);
		expect(await waitingFor(person.id)).toBe(0);
	}
});

test('a new role kills the links that wait for the person, and those the person made', async () => {
	const { service, queries, admin, aPerson, passwordSecretFor } = stage;
	const [person, maker] = [await aPerson(), await aPerson('administrator')];
	const secrets = [await passwordSecretFor(maker), await passwordSecretFor(person, maker)];
	await service.changeRole(admin, { personId: maker.id, platformRole: 'member' });
	for (const secret of secrets) {
		await expect(queries.readPasswordLink(secret)).rejects.toMatchObject(gone);
	}
});

test('only administrators make links, as the database says at that moment, and none for themselves', async () => {
	const { service, admin, moderator, aPerson } = stage;
	const [person, former] = [await aPerson(), await aPerson('administrator')];
	await service.changeRole(admin, { personId: former.id, platformRole: 'member' });
	for (const actor of [person, moderator, former]) {
		const making = service.makePasswordLink(actor, admin.id);
		await expect(making).rejects.toMatchObject({ code: 'forbidden' });
	}
	const making = service.makePasswordLink(admin, admin.id);
	await expect(making).rejects.toMatchObject({ code: 'forbidden' });
	expect(await waitingFor(admin.id)).toBe(0);
});

test('people who do not exist get no link', async () => {
	const { service, admin } = stage;
	for (const id of [newId<'person'>(), asId<'person'>('personne')]) {
		const making = service.makePasswordLink(admin, id);
		await expect(making).rejects.toMatchObject({ code: 'not-found' });
	}
});
