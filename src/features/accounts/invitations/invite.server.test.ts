import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
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
const lineOf = async (email: string) =>
	(await stage.queries.listInvitations(stage.admin)).find((line) => line.email === email);

test('the link is told once and kept only as a hash', async () => {
	const { anAddress, secretFor } = stage;
	const email = anAddress();
	const secret = await secretFor(email);
	expect(secret).toMatch(/^[\w-]{43}$/);
	const row = await database.prisma.invitation.findFirstOrThrow({ where: { email } });
	expect(row.tokenHash).toBe(hashToken(secret));
	expect(JSON.stringify([row, await lineOf(email)])).not.toContain(secret);
});

test('a link opens for 72 hours, then it is expired', async () => {
	const { clock, queries, anAddress, secretFor } = stage;
	const email = anAddress();
	const secret = await secretFor(email);
	clock.advance(hours(72) - 1);
	expect(await queries.readInvitation(secret)).toMatchObject({ email, hasAccount: false });
	clock.advance(1);
	await expect(queries.readInvitation(secret)).rejects.toMatchObject(gone);
	expect(await lineOf(email)).toMatchObject({ status: 'expired' });
});

test('revoked, renewed and unknown links answer alike', async () => {
	const { service, queries, admin, anAddress, secretFor } = stage;
	const [revoked, renewed] = [anAddress(), anAddress()];
	const secrets = [await secretFor(revoked), await secretFor(renewed), 'nobody-sent-this'];
	const idOf = async (email: string) => (await lineOf(email))?.id ?? newId<'invitation'>();
	await service.revokeInvitation(admin, await idOf(revoked));
	const sent = await service.renewInvitation(admin, await idOf(renewed));
	for (const secret of secrets) {
		await expect(queries.readInvitation(secret)).rejects.toMatchObject(gone);
	}
	expect(await queries.readInvitation((sent.path ?? '').replace('/invitation/', ''))).toBeDefined();
	expect(await lineOf(revoked)).toMatchObject({ status: 'revoked' });
	expect(await lineOf(renewed)).toMatchObject({ status: 'waiting' });
});

test('sending again opens an expired or revoked invitation for 72 hours more', async () => {
	const { service, queries, clock, admin, anAddress, secretFor } = stage;
	const email = anAddress();
	await secretFor(email);
	clock.advance(hours(80));
	const id = (await lineOf(email))?.id ?? newId<'invitation'>();
	await service.revokeInvitation(admin, id);
	const { path } = await service.renewInvitation(admin, id);
	clock.advance(hours(71));
	expect(await queries.readInvitation(String(path).replace('/invitation/', ''))).toMatchObject({
		email,
	});
});

test('a second invitation of the same kind replaces the first', async () => {
	const { queries, anAddress, secretFor } = stage;
	const email = anAddress();
	const [first, second] = [await secretFor(email), await secretFor(email)];
	await expect(queries.readInvitation(first)).rejects.toMatchObject(gone);
	expect(await queries.readInvitation(second)).toMatchObject({ email });
});

test('members neither invite nor know that there are invitations', async () => {
	const { service, queries, aPerson, anAddress, invitationFor } = stage;
	const member = await aPerson();
	const inviting = service.invite(member, invitationFor(anAddress()));
	await expect(inviting).rejects.toMatchObject({ code: 'forbidden' });
	await expect(queries.listInvitations(member)).rejects.toMatchObject({ code: 'not-found' });
});

test('a moderator makes members only, and no fresh link for somebody else’s administrator', async () => {
	const { service, moderator, anAddress, invitationFor, secretFor } = stage;
	const email = anAddress();
	for (const platformRole of ['moderator', 'administrator'] as const) {
		const inviting = service.invite(moderator, invitationFor(email, { platformRole }));
		await expect(inviting).rejects.toMatchObject({ code: 'forbidden' });
	}
	expect(await service.invite(moderator, invitationFor(email))).toMatchObject({ ok: true });
	const high = anAddress();
	await secretFor(high, { platformRole: 'administrator' });
	const id = (await lineOf(high))?.id ?? newId<'invitation'>();
	for (const handling of [service.renewInvitation, service.revokeInvitation]) {
		await expect(handling(moderator, id)).rejects.toMatchObject({ code: 'forbidden' });
	}
});

test('an account that exists is invited into groups only, without new rights', async () => {
	const { service, admin, aPerson, aGroup, invitationFor } = stage;
	const { email } = await aPerson();
	const groupId = await aGroup();
	const answer = (part: object) => service.invite(admin, invitationFor(email, part));
	const hasAccount = { ok: false, refusal: 'has-account' };
	expect(await answer({})).toEqual(hasAccount);
	expect(await answer({ groupId, platformRole: 'moderator' })).toEqual(hasAccount);
	expect(await answer({ groupId })).toMatchObject({ ok: true });
});

test('an invitation names an organisation and a group that exist, and not the inviter’s own address', async () => {
	const { service, admin, anAddress, aGroup, invitationFor } = stage;
	const answer = (email: string, part: object) => service.invite(admin, invitationFor(email, part));
	expect(await answer(anAddress(), { organisationId: newId() })).toEqual({
		...{ ok: false, refusal: 'unknown-organisation' },
	});
	expect(await answer(anAddress(), { groupId: newId() })).toEqual({
		...{ ok: false, refusal: 'unknown-group' },
	});
	expect(await answer(admin.email, { groupId: await aGroup() })).toEqual({
		...{ ok: false, refusal: 'own-address' },
	});
});

test('with a mail server the link goes to the address itself, and to nobody else', async () => {
	const { service, admin, anAddress, invitationFor } = await accountsOn(database, {
		hasMail: true,
	});
	const answer = await service.invite(admin, invitationFor(anAddress()));
	expect(answer).toMatchObject({ ok: true, sent: { path: null } });
	const invitationId = answer.ok ? answer.sent.id : null;
	const [event] = await database.prisma.outboxEvent.findMany({ orderBy: { id: 'desc' }, take: 1 });
	expect(event).toMatchObject({ type: 'invitation-made', payload: { invitationId } });
});

test('the page of the demo exists in the demo only', async () => {
	await expect(stage.queries.showDemo()).rejects.toMatchObject({ code: 'not-found' });
	const { queries } = await accountsOn(database, { demo: { password: 'x', people: [] } });
	expect(await queries.showDemo()).toMatchObject({ password: 'x' });
});
