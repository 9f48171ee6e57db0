import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { groupsOn } from '#tests/support/groups.ts';
import type { GroupId } from './model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof groupsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await groupsOn(database);
});
afterAll(() => database.close());

const ten = Array.from({ length: 10 }, () => 'member' as const);
const members = (groupId: GroupId) => stage.service.listMembers(database.prisma, groupId);

test('only administrators and moderators create groups', async () => {
	const { service, aPerson } = stage;
	const input = { name: 'Le Relais', purpose: 'Se relayer.', territory: 'Montréal' };
	await expect(service.create(await aPerson(), input)).rejects.toThrow('create a group');
	const moderator = await aPerson('Rosalie Thibault', 'moderator');
	expect(await service.create(moderator, input)).toHaveLength(36);
});

test('a member of staff does not open a group to themselves', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId } = await aGroup('facilitator');
	const admitting = service.admit(admin, { groupId, personId: admin.id, role: 'observer' });
	await expect(admitting).rejects.toMatchObject({ code: 'forbidden' });
});

test('a group does not exist for those who neither sit in it nor administer groups', async () => {
	const { service, aGroup, aPerson } = stage;
	const { groupId } = await aGroup('facilitator');
	const outsider = await aPerson();
	const writes = [
		() => service.editPurpose(outsider, { groupId, purpose: 'Autre.' }),
		() => service.publishAgreement(outsider, { groupId, text: 'Autre.', after: 0 }),
		() => service.moveTurn(outsider, { groupId, personId: outsider.id, beforeId: null }),
		() => service.editPurpose(outsider, { groupId: newId<'group'>(), purpose: 'Autre.' }),
	];
	for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'not-found' });
});

test('the facilitator edits the purpose, and only staff the name', async () => {
	const { service, queries, admin, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await service.editPurpose(personAt(0), { groupId, purpose: 'Rejoindre les pères.' });
	const renaming = { groupId, name: 'Les Ponts', purpose: 'Autre.', territory: 'Laval' };
	await expect(service.edit(personAt(0), renaming)).rejects.toMatchObject({ code: 'forbidden' });
	await expect(
		service.editPurpose(personAt(1), { groupId, purpose: 'Autre.' }),
	).rejects.toMatchObject({ code: 'forbidden' });
	const { group } = await queries.loadGroup(personAt(1), groupId);
	expect(group.purpose).toBe('Rejoindre les pères.');
	await service.edit(admin, renaming);
	expect((await queries.loadGroup(personAt(1), groupId)).group.name).toBe('Les Ponts');
});

test('somebody who comes back finds their seat, unless it was taken meanwhile', async () => {
	const { service, admin, aGroup, seat } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member', 'member');
	const [first, second] = [personAt(1).id, personAt(2).id];
	await service.remove(admin, { groupId, personId: first });
	await service.admit(admin, { groupId, personId: first, role: 'member' });
	expect((await members(groupId)).find(({ id }) => id === first)?.seat).toBe(1);

	await service.remove(admin, { groupId, personId: first });
	const third = await seat(groupId, 'member');
	await service.admit(admin, { groupId, personId: first, role: 'observer' });
	expect((await members(groupId)).map(({ id, seat: place }) => [id, place])).toEqual([
		[personAt(0).id, 0],
		[third.id, 1],
		[second, 2],
		[first, 3],
	]);
	const rows = await database.prisma.membership.count({ where: { groupId, personId: first } });
	expect(rows).toBe(1);
});

test('a thirteenth member is refused, and a second arrival of the same one', async () => {
	const { service, admin, aGroup, aPerson } = stage;
	const { groupId, personAt } = await aGroup('facilitator', ...ten, 'observer');
	const thirteenth = await aPerson();
	const one = { groupId, role: 'member' } as const;
	expect(await service.admit(admin, { ...one, personId: thirteenth.id })).toEqual({
		ok: false,
		refusal: 'group-full',
	});
	expect(await service.admit(admin, { ...one, personId: personAt(3).id })).toEqual({
		ok: false,
		refusal: 'already-member',
	});
	expect(await service.admit(admin, { ...one, personId: newId<'person'>() })).toEqual({
		ok: false,
		refusal: 'unknown-person',
	});
});

test('six arrivals at the same instant never make more than twelve, nor two on one seat', async () => {
	const { service, aGroup, aPerson } = stage;
	const { groupId } = await aGroup('facilitator', ...ten.slice(2));
	const arrivals = await Promise.all(Array.from({ length: 6 }, () => aPerson()));
	const answers = await Promise.all(
		arrivals.map(({ id }) =>
			database.transaction((tx) =>
				service.addMember(tx, { groupId, personId: id, role: 'member' }),
			),
		),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
	const seats = (await members(groupId)).map(({ seat }) => seat);
	expect(seats).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
	expect(await service.listTurns(database.prisma, groupId)).toHaveLength(11);
});

test('a group keeps its last facilitator until another one is named', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	const [nadege, catalina] = [personAt(0), personAt(1)];
	const refused = { ok: false, refusal: 'last-facilitator' };
	expect(await service.remove(admin, { groupId, personId: nadege.id })).toEqual(refused);
	const stepDown = { groupId, personId: nadege.id, role: 'member' } as const;
	expect(await service.changeRole(nadege, stepDown)).toEqual(refused);
	const promotion = { groupId, personId: catalina.id, role: 'facilitator' } as const;
	await expect(service.changeRole(catalina, promotion)).rejects.toMatchObject({
		code: 'forbidden',
	});
	expect(await service.changeRole(nadege, promotion)).toEqual({ ok: true });
	expect(await service.changeRole(nadege, stepDown)).toEqual({ ok: true });
	expect(await service.membershipOf(database.prisma, groupId, nadege.id)).toEqual({
		role: 'member',
		hasSigned: false,
	});
});

test('two facilitators stepping down at the same instant leave one', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, people } = await aGroup('facilitator', 'facilitator');
	const answers = await Promise.all(
		people.map(({ id }) => service.remove(admin, { groupId, personId: id })),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(await members(groupId)).toHaveLength(1);
});

test('who has left is no member any more, in any of the reads', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'co-facilitator');
	const gone = personAt(1).id;
	await service.remove(admin, { groupId, personId: gone });
	expect(await service.membershipOf(database.prisma, groupId, gone)).toBeNull();
	const active = await service.listActiveMemberIds(database.prisma, [groupId]);
	expect(active).toEqual(new Map([[groupId, new Set([personAt(0).id])]]));
	expect((await service.namesOf(database.prisma, [gone])).get(gone)).toBe('Ana Lopez');
	expect(await service.remove(admin, { groupId, personId: gone })).toEqual({
		ok: false,
		refusal: 'not-member',
	});
});
