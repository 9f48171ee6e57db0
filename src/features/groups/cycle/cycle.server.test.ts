import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { days } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor, PersonId } from '#features/accounts/model.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { groupsOn } from '#tests/support/groups.ts';
import type { GroupId } from '../model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof groupsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await groupsOn(database);
});
afterAll(() => database.close());

async function takeTurn(groupId: GroupId, person: Actor) {
	stage.clock.advance(days(28));
	const at = stage.clock.now();
	await database.transaction((tx) =>
		stage.service.takeTurn(tx, { groupId, personId: person.id, roundId: newId(), at }),
	);
}

/** The turns by rank of the person among `people`, those taken between brackets. */
async function turnsOf(groupId: GroupId, people: { id: PersonId }[]): Promise<string[]> {
	const turns = await stage.service.listTurns(database.prisma, groupId);
	return turns.map(({ personId, isTaken }) => {
		const rank = String(people.findIndex(({ id }) => id === personId));
		return isTaken ? `[${rank}]` : rank;
	});
}

const cycles = (groupId: GroupId) =>
	database.prisma.cycle.findMany({ where: { groupId }, orderBy: { number: 'asc' } });

test('members and co-facilitators get a turn as they arrive, the others none', async () => {
	const { groupId, people } = await stage.aGroup(
		...(['facilitator', 'member', 'observer', 'co-facilitator', 'member'] as const),
	);
	expect(await turnsOf(groupId, people)).toEqual(['1', '3', '4']);
});

test('the next cycle starts when everybody has been the client, in the same order', async () => {
	const { groupId, people, personAt } = await stage.aGroup('facilitator', 'member', 'member');
	await takeTurn(groupId, personAt(2));
	expect(await turnsOf(groupId, people)).toEqual(['[2]', '1']);
	await takeTurn(groupId, personAt(1));
	expect(await turnsOf(groupId, people)).toEqual(['1', '2']);
	const [first, second] = await cycles(groupId);
	expect(first?.endedAt).toEqual(second?.startedAt);
	expect(second).toMatchObject({ number: 2, endedAt: null });
});

test('being the client again before the others takes nobody’s turn', async () => {
	const { groupId, people, personAt } = await stage.aGroup('facilitator', 'member', 'member');
	await takeTurn(groupId, personAt(1));
	await takeTurn(groupId, personAt(1));
	expect(await turnsOf(groupId, people)).toEqual(['[1]', '2']);
});

test('a facilitator who lets another lead has been the client all the same', async () => {
	const { groupId, people, personAt } = await stage.aGroup('facilitator', 'member');
	await takeTurn(groupId, personAt(0));
	expect(await turnsOf(groupId, people)).toEqual(['[0]', '1']);
	await takeTurn(groupId, personAt(1));
	expect(await turnsOf(groupId, people)).toEqual(['1']);
});

test('who leaves gives up the turn to come, and keeps the one that was taken', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup('facilitator', 'member', 'member', 'member');
	await takeTurn(groupId, personAt(1));
	await service.remove(admin, { groupId, personId: personAt(1).id });
	await service.remove(admin, { groupId, personId: personAt(2).id });
	expect(await turnsOf(groupId, people)).toEqual(['[1]', '3']);
	await takeTurn(groupId, personAt(3));
	expect(await turnsOf(groupId, people)).toEqual(['3']);
});

test('the departure of the last one to go ends the cycle', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup('facilitator', 'member', 'member');
	await takeTurn(groupId, personAt(1));
	await service.remove(admin, { groupId, personId: personAt(2).id });
	expect(await turnsOf(groupId, people)).toEqual(['1']);
	expect(await cycles(groupId)).toHaveLength(2);
});

test('who comes back after their turn does not get a second one in the same cycle', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup('facilitator', 'member', 'member');
	await takeTurn(groupId, personAt(1));
	const back = { groupId, personId: personAt(1).id, role: 'member' } as const;
	await service.remove(admin, back);
	await service.admit(admin, back);
	expect(await turnsOf(groupId, people)).toEqual(['[1]', '2']);
});

test('observing gives up the turn, and taking part again gives the last one', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup('facilitator', 'member', 'member');
	const one = { groupId, personId: personAt(1).id };
	await service.changeRole(admin, { ...one, role: 'observer' });
	expect(await turnsOf(groupId, people)).toEqual(['2']);
	await service.changeRole(admin, { ...one, role: 'co-facilitator' });
	expect(await turnsOf(groupId, people)).toEqual(['2', '1']);
});

test('those who lead move the turns to come, and those alone', async () => {
	const { service, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup(
		...(['facilitator', 'co-facilitator', 'member', 'member'] as const),
	);
	const last = { groupId, personId: personAt(3).id, beforeId: personAt(1).id };
	expect(await service.moveTurn(personAt(1), last)).toEqual({ ok: true });
	expect(await turnsOf(groupId, people)).toEqual(['3', '1', '2']);
	await takeTurn(groupId, personAt(3));
	expect(await service.moveTurn(personAt(0), last)).toEqual({ ok: false, refusal: 'turn-taken' });
	const asMember = service.moveTurn(personAt(2), { ...last, personId: personAt(2).id });
	await expect(asMember).rejects.toMatchObject({ code: 'forbidden' });
});

test('the same move from two tabs at the same instant is one move', async () => {
	const { service, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup(
		...(['facilitator', 'member', 'member', 'member'] as const),
	);
	const move = { groupId, personId: personAt(3).id, beforeId: personAt(2).id };
	await Promise.all([service.moveTurn(personAt(0), move), service.moveTurn(personAt(0), move)]);
	expect(await turnsOf(groupId, people)).toEqual(['1', '3', '2']);
});

test('two rounds that end at the same instant start one next cycle', async () => {
	const { groupId, people, personAt } = await stage.aGroup('facilitator', 'member', 'member');
	await Promise.all([takeTurn(groupId, personAt(1)), takeTurn(groupId, personAt(2))]);
	expect(await turnsOf(groupId, people)).toEqual(['1', '2']);
	expect(await cycles(groupId)).toHaveLength(2);
});
