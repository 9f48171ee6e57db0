import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn } from '#tests/support/accounts.ts';
import { openTestDatabase } from '#tests/support/database.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof accountsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await accountsOn(database);
});
afterAll(() => database.close());

const carrefour = { name: 'Carrefour du Nord', type: 'settlement', territory: 'Laval' } as const;

test('staff adds and edits organisations, each with its own name', async () => {
	const { service, queries, moderator, organisationId } = stage;
	const taken = { ok: false, refusal: 'name-taken' };
	expect(await service.createOrganisation(moderator, carrefour)).toEqual({ ok: true });
	expect(await service.createOrganisation(moderator, carrefour)).toEqual(taken);
	const edit = { ...carrefour, organisationId };
	expect(await service.editOrganisation(moderator, edit)).toEqual(taken);
	const renamed = { ...edit, name: 'Carrefour du Sud' };
	expect(await service.editOrganisation(moderator, renamed)).toEqual({ ok: true });
	const names = (await queries.listOrganisations(moderator)).map(({ name }) => name);
	expect(names).toEqual(['Carrefour du Nord', 'Carrefour du Sud']);
});

test('members do not touch organisations, and one that is missing is not found', async () => {
	const { service, admin, aPerson } = stage;
	const creating = service.createOrganisation(await aPerson(), carrefour);
	await expect(creating).rejects.toMatchObject({ code: 'forbidden' });
	const editing = service.editOrganisation(admin, {
		...carrefour,
		name: 'Autre',
		organisationId: newId<'organisation'>(),
	});
	await expect(editing).rejects.toMatchObject({ code: 'not-found' });
});
