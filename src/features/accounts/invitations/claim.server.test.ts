import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { accountsOn } from '#tests/support/accounts.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { claim, findWaiting } from './claim.server.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof accountsOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await accountsOn(database);
});
afterAll(() => database.close());

test('a link is used up once, however many try at the same instant', async () => {
	const now = stage.clock.now();
	for (let round = 0; round < 10; round++) {
		const secret = await stage.secretFor(stage.anAddress());
		const invitation = await findWaiting(database.prisma, secret, now);
		const claims = Array.from({ length: 3 }, () =>
			database.transaction((tx) => claim(tx, invitation, now)),
		);
		const answers = await Promise.allSettled(claims);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	}
});

test('a link that was renewed or revoked meanwhile is not used', async () => {
	const now = stage.clock.now();
	const secret = await stage.secretFor(stage.anAddress());
	const invitation = await findWaiting(database.prisma, secret, now);
	await stage.service.renewInvitation(stage.admin, asId<'invitation'>(invitation.id));
	const claiming = database.transaction((tx) => claim(tx, invitation, now));
	await expect(claiming).rejects.toMatchObject({ code: 'gone' });
});
