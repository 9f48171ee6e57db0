import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn } from '#tests/support/accounts.ts';
import { openTestDatabase } from '#tests/support/database.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof accountsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	await database.prisma.person.updateMany({ data: { platformRole: 'member' } });
	stage = await accountsOn(database);
});
afterAll(() => database.close());

const lastAdministrator = { ok: false, refusal: 'last-administrator' };

test('a closed account loses its sessions at once, and signs in again once it is reopened', async () => {
	const { service, sessions, queries, admin, aPerson, signIn } = stage;
	const person = await aPerson();
	const { cookie } = await signIn(person);
	expect(await service.deactivate(admin, person.id)).toEqual({ ok: true });
	expect(await sessions.fromCookieHeader(cookie)).toBeNull();
	expect(await queries.findActor(person.id)).toBeNull();
	await expect(signIn(person)).rejects.toThrow('wrong-pair');
	await service.reactivate(admin, person.id);
	expect(await sessions.fromCookieHeader(cookie)).toBeNull();
	expect(await signIn(person)).toBeDefined();
});

test('a new role takes a new token', async () => {
	const { service, sessions, queries, admin, aPerson, signIn } = stage;
	const person = await aPerson();
	const { cookie } = await signIn(person);
	await service.changeRole(admin, { personId: person.id, platformRole: 'moderator' });
	expect(await sessions.fromCookieHeader(cookie)).toBeNull();
	expect(await queries.findActor(person.id)).toMatchObject({ role: 'moderator' });
});

test('the role one already has changes nothing, not even the sessions', async () => {
	const { service, sessions, admin, aPerson, signIn } = stage;
	const person = await aPerson();
	const { cookie } = await signIn(person);
	await service.changeRole(admin, { personId: person.id, platformRole: 'member' });
	expect(await sessions.fromCookieHeader(cookie)).not.toBeNull();
});

test('the last administrator is neither closed nor demoted', async () => {
	const { service, admin, aPerson } = stage;
	const demotion = { personId: admin.id, platformRole: 'member' } as const;
	expect(await service.deactivate(admin, admin.id)).toEqual(lastAdministrator);
	expect(await service.changeRole(admin, demotion)).toEqual(lastAdministrator);
	await aPerson('administrator');
	expect(await service.changeRole(admin, demotion)).toEqual({ ok: true });
});

test('two administrators who remove each other at the same instant leave one', async () => {
	const { service, admin, aPerson } = stage;
	const { prisma } = database;
	const other = await aPerson('administrator');
	for (let round = 0; round < 10; round++) {
		const answers = await Promise.allSettled([
			service.deactivate(admin, other.id),
			service.deactivate(other, admin.id),
		]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const left = { platformRole: 'administrator', deactivatedAt: null } as const;
		expect(await prisma.person.count({ where: left })).toBe(1);
		await prisma.person.updateMany({ data: { deactivatedAt: null } });
	}
});

test('links that were sent with a lost right stop working', async () => {
	const { service, queries, admin, aPerson, anAddress, invitationFor } = stage;
	const other = await aPerson('administrator');
	const input = invitationFor(anAddress(), { platformRole: 'administrator' });
	const invited = await service.invite(other, input);
	if (!invited.ok) throw new Error(invited.refusal);
	await service.changeRole(admin, { personId: other.id, platformRole: 'member' });
	const secret = String(invited.sent.path).replace('/invitation/', '');
	await expect(queries.readInvitation(secret)).rejects.toMatchObject({ code: 'gone' });
});

test('only administrators manage people, as the database says at that moment', async () => {
	const { service, admin, moderator, aPerson } = stage;
	const [person, former] = [await aPerson(), await aPerson('administrator')];
	await service.changeRole(admin, { personId: former.id, platformRole: 'member' });
	for (const actor of [person, moderator, former]) {
		for (const manage of [service.deactivate, service.reactivate]) {
			await expect(manage(actor, person.id)).rejects.toMatchObject({ code: 'forbidden' });
		}
	}
});

test('people who do not exist are not found, and lists do not exist for members', async () => {
	const { service, queries, admin, aPerson } = stage;
	const missing = { code: 'not-found' };
	for (const id of [newId<'person'>(), asId<'person'>('personne')]) {
		await expect(service.deactivate(admin, id)).rejects.toMatchObject(missing);
		await expect(queries.getPerson(admin, id)).rejects.toMatchObject(missing);
	}
	const member = await aPerson();
	await expect(queries.listPeople(member)).rejects.toMatchObject(missing);
	await expect(queries.listOrganisations(member)).rejects.toMatchObject(missing);
	await expect(queries.getPerson(member, member.id)).rejects.toMatchObject(missing);
});

test('people change their own name', async () => {
	const { service, queries, aPerson } = stage;
	const person = await aPerson();
	await service.rename(person, { name: 'Ana Lopez-Roy' });
	expect(await queries.getAccount(person)).toMatchObject({ name: 'Ana Lopez-Roy' });
});
