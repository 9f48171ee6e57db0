import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
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

const aGroupOfFive = () =>
	stage.aGroup(...(['facilitator', 'member', 'member', 'member', 'member'] as const));

async function orderOf(groupId: GroupId): Promise<PersonId[]> {
	const turns = await stage.service.listTurns(database.prisma, groupId);
	return turns.filter(({ isTaken }) => !isTaken).map(({ personId }) => personId);
}

async function ranks(groupId: GroupId, people: { id: PersonId }[]): Promise<number[]> {
	return (await orderOf(groupId)).map((id) => people.findIndex((person) => person.id === id));
}

async function takeTurn(groupId: GroupId, { id: personId }: Pick<Actor, 'id'>) {
	stage.clock.advance(days(28));
	const at = stage.clock.now();
	await database.transaction((tx) =>
		stage.service.takeTurn(tx, { groupId, personId, roundId: newId(), at }),
	);
}

async function swapOf(groupId: GroupId, one: Actor, other: Actor) {
	const shown = (await orderOf(groupId)).join(',');
	return { groupId, personId: one.id, withId: other.id, shown };
}

test('those who lead exchange two turns, and the same exchange sent twice is one', async () => {
	const { groupId, people, personAt } = await aGroupOfFive();
	const swap = await swapOf(groupId, personAt(4), personAt(2));
	await Promise.all([
		stage.service.swap(personAt(0), swap),
		stage.service.swap(personAt(0), { ...swap, personId: swap.withId, withId: swap.personId }),
	]);
	expect(await ranks(groupId, people)).toEqual([1, 4, 3, 2]);
	await expect(stage.service.swap(personAt(1), swap)).rejects.toMatchObject({ code: 'forbidden' });
});

test('only turns to come are exchanged, each with another one', async () => {
	const { groupId, personAt } = await aGroupOfFive();
	const swap = await swapOf(groupId, personAt(1), personAt(3));
	await takeTurn(groupId, personAt(1));
	expect(await stage.service.swap(personAt(0), swap)).toMatchObject({ refusal: 'turn-taken' });
	const same = { ...swap, personId: swap.withId };
	expect(await stage.service.swap(personAt(0), same)).toMatchObject({ refusal: 'same-turn' });
});

test('a member lets the others go first, once in a cycle, and again in the next one', async () => {
	const { groupId, people, personAt } = await aGroupOfFive();
	const skip = () => stage.service.skip(personAt(1), { groupId });
	const answers = await Promise.all([skip(), skip()]);
	expect(answers).toContainEqual({ ok: true });
	expect(answers).toContainEqual({ ok: false, refusal: 'skipped-already' });
	expect(await ranks(groupId, people)).toEqual([2, 3, 4, 1]);
	const { cycle } = await stage.queries.loadGroup(personAt(2), groupId);
	expect(cycle?.turns.filter(({ hasSkipped }) => hasSkipped)).toMatchObject([
		{ id: personAt(1).id },
	]);
	for (const rank of [2, 3, 4, 1]) await takeTurn(groupId, personAt(rank));
	await stage.service.moveTurn(personAt(0), {
		...{ groupId, personId: personAt(1).id, beforeId: personAt(2).id },
	});
	expect(await skip()).toEqual({ ok: true });
});

test('who has no turn to come, or goes last, has nothing to skip', async () => {
	const { groupId, personAt } = await aGroupOfFive();
	const skip = (rank: number) => stage.service.skip(personAt(rank), { groupId });
	expect(await skip(4)).toEqual({ ok: false, refusal: 'last-turn' });
	expect(await skip(0)).toEqual({ ok: false, refusal: 'turn-taken' });
	await takeTurn(groupId, personAt(1));
	expect(await skip(1)).toEqual({ ok: false, refusal: 'turn-taken' });
	const asking = stage.service.skip(await stage.aPerson(), { groupId });
	await expect(asking).rejects.toMatchObject({ code: 'not-found' });
	await expect(stage.service.skip(stage.admin, { groupId })).rejects.toMatchObject({
		code: 'forbidden',
	});
});

test('through three cycles of skips and exchanges everybody has as many turns', async () => {
	const { groupId, personAt } = await aGroupOfFive();
	for (let turn = 0; turn < 12; turn++) {
		const [next, second] = await orderOf(groupId);
		const of = (id: PersonId | undefined) =>
			[1, 2, 3, 4].map(personAt).find((person) => person.id === id) ?? personAt(1);
		if (turn % 3 === 0) await stage.service.skip(of(next), { groupId });
		if (turn % 4 === 1 && second) {
			await stage.service.swap(personAt(0), await swapOf(groupId, of(next), of(second)));
		}
		const [client] = await orderOf(groupId);
		await takeTurn(groupId, of(client));
	}
	const taken = await database.prisma.cycleTurn.groupBy({
		by: ['personId'],
		where: { cycle: { groupId }, takenAt: { not: null } },
		_count: true,
	});
	expect(taken.map(({ _count }) => _count)).toEqual([3, 3, 3, 3]);
});
