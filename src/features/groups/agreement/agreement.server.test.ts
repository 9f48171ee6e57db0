import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
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

async function signers(groupId: GroupId): Promise<boolean[]> {
	const members = await stage.service.listMembers(database.prisma, groupId);
	return members.map(({ hasSigned }) => hasSigned);
}

test('nobody has signed before there is something to sign', async () => {
	const { service, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'observer');
	expect(await signers(groupId)).toEqual([false, false]);
	const agreementId = newId<'agreement'>();
	expect(await service.signAgreement(personAt(0), { groupId, agreementId })).toEqual({
		ok: false,
		refusal: 'newer-version',
	});
});

test('each member signs, once, and a new version asks everybody again', async () => {
	const { service, publish, sign, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await publish(groupId, personAt(0), 'Ce qui est dit ici reste ici.');
	expect(await sign(groupId, personAt(1))).toEqual({ ok: true });
	expect(await sign(groupId, personAt(1))).toEqual({ ok: true });
	expect(await signers(groupId)).toEqual([false, true]);
	const membership = await service.membershipOf(database.prisma, groupId, personAt(1).id);
	expect(membership).toEqual({ role: 'member', hasSigned: true });

	await publish(groupId, personAt(0), 'Ce qui est dit ici reste ici. Aucun enregistrement.', 1);
	expect(await signers(groupId)).toEqual([false, false]);
	const versions = await database.prisma.agreement.findMany({ where: { groupId } });
	expect(versions.map(({ version }) => version).toSorted()).toEqual([1, 2]);
});

test('a text that was replaced while it was read is not signed', async () => {
	const { service, queries, publish, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await publish(groupId, personAt(0), 'Version lue.');
	const read = await queries.loadAgreement(personAt(1), groupId);
	await publish(groupId, personAt(0), 'Version nouvelle.', 1);
	const agreementId = read.agreement?.id ?? newId<'agreement'>();
	expect(await service.signAgreement(personAt(1), { groupId, agreementId })).toEqual({
		ok: false,
		refusal: 'newer-version',
	});
	expect(await signers(groupId)).toEqual([false, false]);
});

test('only the facilitator publishes', async () => {
	const { service, admin, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'co-facilitator', 'member');
	for (const actor of [personAt(1), personAt(2), admin]) {
		const publishing = service.publishAgreement(actor, { groupId, text: 'Texte.', after: 0 });
		await expect(publishing).rejects.toMatchObject({ code: 'forbidden' });
	}
});

test('the same text again asks nobody to sign again', async () => {
	const { service, publish, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator');
	await publish(groupId, personAt(0), 'Texte.');
	expect(
		await service.publishAgreement(personAt(0), { groupId, text: 'Texte.', after: 1 }),
	).toEqual({ ok: false, refusal: 'unchanged' });
});

test('two publications at the same instant: one is version 2, the other is told', async () => {
	const { service, publish, aGroup } = stage;
	const { groupId, people, personAt } = await aGroup('facilitator', 'facilitator');
	await publish(groupId, personAt(0), 'Version une.');
	const answers = await Promise.all(
		people.map((actor, index) =>
			service.publishAgreement(actor, { groupId, text: `Proposition ${index}.`, after: 1 }),
		),
	);
	expect(answers).toContainEqual({ ok: true, version: 2 });
	expect(answers).toContainEqual({ ok: false, refusal: 'newer-version' });
});

test('a round under way is not stopped by a new version', async () => {
	const { service, publish, aGroup } = stage;
	const { groupId, personAt } = await aGroup('facilitator', 'member');
	await publish(groupId, personAt(0), 'Version une.');
	const round = await database.prisma.round.create({
		data: {
			...{ id: newId(), groupId, number: 1, status: 'running', clientId: personAt(1).id },
			state: {},
		},
	});
	const next = { groupId, text: 'Version deux.', after: 1 };
	expect(await service.publishAgreement(personAt(0), next)).toEqual({
		ok: false,
		refusal: 'round-running',
	});
	await database.prisma.round.update({ where: { id: round.id }, data: { status: 'closed' } });
	expect(await service.publishAgreement(personAt(0), next)).toEqual({ ok: true, version: 2 });
});
