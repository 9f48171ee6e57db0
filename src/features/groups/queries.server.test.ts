import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { groupsOn } from '#tests/support/groups.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof groupsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await groupsOn(database);
});
afterAll(() => database.close());

test('a group is « not found » for outsiders, moderators and administrators alike', async () => {
	const { queries, admin, aGroup, aPerson } = stage;
	const { groupId } = await aGroup('facilitator', 'member');
	for (const reader of [admin, await aPerson('R T', 'moderator'), await aPerson()]) {
		const notFound = { code: 'not-found' };
		await expect(queries.loadGroup(reader, groupId)).rejects.toMatchObject(notFound);
		await expect(queries.loadAgreement(reader, groupId)).rejects.toMatchObject(notFound);
		expect((await queries.listMine(reader)).groups).toEqual([]);
		expect(await queries.listNames(reader)).toEqual([]);
	}
	const unknown = queries.loadGroup(admin, newId<'group'>());
	await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
	for (const read of [queries.loadGroup, queries.loadAgreement, queries.loadForStaff]) {
		const noId = read(admin, asId<'group'>('les-passerelles'));
		await expect(noId).rejects.toMatchObject({ code: 'not-found' });
	}
});

test('who has left reads nothing any more', async () => {
	const { service, queries, admin, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await service.remove(admin, { groupId, personId: personAt(1).id });
	await expect(queries.loadGroup(personAt(1), groupId)).rejects.toMatchObject({
		code: 'not-found',
	});
	expect((await queries.listMine(personAt(1))).groups).toEqual([]);
	expect(await queries.listNames(personAt(1))).toEqual([]);
});

test('the home page says for each group whose turn comes and whether there is something to sign', async () => {
	const { service, queries, publish, sign, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member', 'member');
	const mine = async () => (await queries.listMine(personAt(1))).groups[0];
	expect(await mine()).toMatchObject({
		id: groupId,
		role: 'member',
		turns: [
			{ id: personAt(1).id, isTaken: false },
			{ id: personAt(2).id, isTaken: false },
		],
		next: { id: personAt(1).id, name: 'Ana Lopez' },
		agreement: 'none',
	});
	await publish(groupId, personAt(0), 'Ce qui est dit ici reste ici.');
	expect((await mine())?.agreement).toBe('to-sign');
	await sign(groupId, personAt(1));
	const beforeId = personAt(1).id;
	await service.moveTurn(personAt(0), { groupId, personId: personAt(2).id, beforeId });
	expect(await mine()).toMatchObject({ agreement: 'signed', next: { id: personAt(2).id } });
});

test('the group’s page says what its reader may do', async () => {
	const { queries, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'co-facilitator', 'member');
	const may = async (index: number) => (await queries.loadGroup(personAt(index), groupId)).may;
	const nothing = { lead: false, publishAgreement: false, editPurpose: false, changeRoles: false };
	expect(await may(0)).toEqual({
		lead: true,
		publishAgreement: true,
		editPurpose: true,
		changeRoles: true,
	});
	expect(await may(1)).toEqual({ ...nothing, lead: true });
	expect(await may(2)).toEqual(nothing);
});

test('the group’s page names its people, what they promised and whose turn it is', async () => {
	const { queries, publish, sign, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await publish(groupId, personAt(0), '# Aucun enregistrement\nJamais.');
	await sign(groupId, personAt(1));
	const page = await queries.loadGroup(personAt(1), groupId);
	expect(page.warning).toBe('too-few');
	expect(page.members.map(({ role, hasSigned }) => [role, hasSigned])).toEqual([
		['facilitator', false],
		['member', true],
	]);
	expect(page.agreement).toEqual({
		version: 1,
		promises: ['Aucun enregistrement'],
		mySignedAt: stage.clock.now(),
	});
	expect(page.cycle).toEqual({
		number: 1,
		turns: [{ id: personAt(1).id, name: 'Ana Lopez', takenAt: null, hasSkipped: false }],
	});
});

test('staff sees names and sizes, and neither agreement nor turns', async () => {
	const { queries, admin, aGroup, publish } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'observer');
	await publish(groupId, personAt(0), 'Secret du groupe.');
	const listed = (await queries.listForStaff(admin)).find(({ id }) => id === groupId);
	expect(listed).toEqual({
		...{ id: groupId, name: 'Les Passerelles', territory: 'Montréal' },
		...{ memberCount: 2, hasFacilitator: true, warning: 'too-few' },
	});
	const page = await queries.loadForStaff(admin, groupId);
	expect(page.members.map(({ role }) => role)).toEqual(['facilitator', 'observer']);
	expect(JSON.stringify(page)).not.toContain('Secret');
	const asFacilitator = queries.loadForStaff(personAt(0), groupId);
	await expect(asFacilitator).rejects.toMatchObject({ code: 'not-found' });
	await expect(queries.listForStaff(personAt(0))).rejects.toMatchObject({ code: 'not-found' });
});
