import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn, rightPassword } from '#tests/support/accounts.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import type { GroupId } from '#features/groups/model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof accountsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await accountsOn(database);
});
afterAll(() => database.close());

const ana = { name: 'Ana Lopez', password: rightPassword, rules: 'on' } as const;
const gone = { code: 'gone' };
const accountsAt = (email: string) => database.prisma.person.count({ where: { email } });

async function fill(groupId: GroupId, count: number) {
	for (let index = 0; index < count; index++) {
		const person = await stage.aPerson();
		await stage.groups.admit(stage.admin, { groupId, personId: person.id, role: 'member' });
	}
}

test('accepting creates the account, seats it in the group and signs it in', async () => {
	const { service, sessions, queries, groups, anAddress, aGroup, secretFor } = stage;
	const [email, groupId] = [anAddress(), await aGroup()];
	const secret = await secretFor(email, { groupId, groupRole: 'co-facilitator' });
	const answer = await service.accept(secret, ana, 'test');
	if (!answer.ok) throw new Error(answer.refusal);
	expect(answer.groupId).toBe(groupId);
	const { name, value } = answer.cookie;
	const found = await sessions.fromCookieHeader(`${name}=${value}`);
	const actor = await queries.findActor(found?.session.personId ?? '');
	expect(actor).toMatchObject({ name: 'Ana Lopez', email, role: 'member' });
	expect(await groups.listMembers(database.prisma, groupId)).toMatchObject([
		{ id: actor?.id, role: 'co-facilitator' },
	]);
});

test('a link serves once', async () => {
	const { service, queries, anAddress, secretFor } = stage;
	const secret = await secretFor(anAddress());
	await service.accept(secret, ana, null);
	await expect(service.accept(secret, ana, null)).rejects.toMatchObject(gone);
	await expect(queries.readInvitation(secret)).rejects.toMatchObject(gone);
});

test('two tabs that accept at once create one account', async () => {
	const { service, anAddress, secretFor } = stage;
	for (let round = 0; round < 5; round++) {
		const email = anAddress();
		const secret = await secretFor(email);
		const answers = await Promise.allSettled(
			Array.from({ length: 3 }, () => service.accept(secret, ana, null)),
		);
		expect(
			answers.filter((answer) => answer.status === 'fulfilled' && answer.value.ok),
		).toHaveLength(1);
		expect(await accountsAt(email)).toBe(1);
	}
});

test('two links for one address, accepted at once, create one account', async () => {
	const { service, anAddress, aGroup, secretFor } = stage;
	const email = anAddress();
	const secrets = [await secretFor(email), await secretFor(email, { groupId: await aGroup() })];
	const answers = await Promise.all(secrets.map((secret) => service.accept(secret, ana, null)));
	expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	expect(answers).toContainEqual({ ok: false, refusal: 'has-account' });
	expect(await accountsAt(email)).toBe(1);
});

test('a guessable password is refused, and the link stays good', async () => {
	const { service, anAddress, secretFor } = stage;
	const secret = await secretFor(anAddress());
	const weak = { ...ana, password: 'EspaceIntervenants' };
	expect(await service.accept(secret, weak, null)).toEqual({
		...{ ok: false, refusal: 'password-guessable' },
	});
	expect(await service.accept(secret, ana, null)).toMatchObject({ ok: true });
});

test('a full group refuses, nothing is created, and the link stays good for when there is room', async () => {
	const { service, groups, admin, anAddress, aGroup, secretFor } = stage;
	const [email, groupId] = [anAddress(), await aGroup()];
	const secret = await secretFor(email, { groupId });
	await fill(groupId, 12);
	expect(await service.accept(secret, ana, null)).toEqual({ ok: false, refusal: 'group-full' });
	expect(await accountsAt(email)).toBe(0);
	const [member] = await groups.listMembers(database.prisma, groupId);
	if (member) await groups.remove(admin, { groupId, personId: member.id });
	expect(await service.accept(secret, ana, null)).toMatchObject({ ok: true, groupId });
});

test('somebody who has an account joins by signing in, with the rights they had', async () => {
	const { service, groups, aPerson, aGroup, secretFor } = stage;
	const person = await aPerson('member');
	const groupId = await aGroup();
	const secret = await secretFor(person.email, { groupId });
	expect(await service.accept(secret, ana, null)).toEqual({ ok: false, refusal: 'has-account' });
	expect(await service.join(person, secret)).toEqual({ ok: true, groupId });
	expect(await groups.membershipOf(database.prisma, groupId, person.id)).toMatchObject({
		role: 'member',
	});
	await expect(service.join(person, secret)).rejects.toMatchObject(gone);
});

test('nobody joins with an invitation that was sent to somebody else', async () => {
	const { service, aPerson, aGroup, secretFor } = stage;
	const [person, other] = [await aPerson(), await aPerson()];
	const secret = await secretFor(person.email, { groupId: await aGroup() });
	await expect(service.join(other, secret)).rejects.toMatchObject({ code: 'forbidden' });
	expect(await service.join(person, secret)).toMatchObject({ ok: true });
});
