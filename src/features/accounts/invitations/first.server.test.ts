import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { createSessions } from '#platform/auth/sessions.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { handWoundClock } from '#tests/support/clock.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createAccountService, type AccountService } from '../service.server.ts';

let database: Database;
let service: AccountService;

beforeAll(async () => {
	database = await openTestDatabase();
	service = createAccountService({
		database,
		clock: handWoundClock(Date.now()),
		sessions: createSessions(database.prisma, false),
		passwords: createPasswords(),
		onInvitationAccepted: async () => ({ ok: true }),
		demo: null,
		post: null,
	});
});
beforeEach(async () => {
	await database.prisma.invitation.deleteMany();
	await database.prisma.person.deleteMany();
	await database.prisma.organisation.deleteMany();
});
afterAll(() => database.close());

const first = {
	name: 'Nadia Roy',
	email: 'nadia@test.local',
	rules: 'on',
	password: 'tasse bleue du grenier',
} as const;

async function aFirstSecret(): Promise<string> {
	const invitation = await service.createFirstInvitation();
	if (!invitation) throw new Error('somebody has an account');
	return invitation.path.replace('/invitation/', '');
}

test('on an empty database the link creates an administrator of the TCRI, and only the first', async () => {
	expect(await service.accept(await aFirstSecret(), first, null)).toMatchObject({ ok: true });
	const people = await database.prisma.person.findMany({ include: { organisation: true } });
	expect(people).toMatchObject([
		{ email: first.email, platformRole: 'administrator', organisation: { type: 'tcri' } },
	]);
	expect(await service.createFirstInvitation()).toBeNull();
});

test('the first link asks for an address', async () => {
	const { name, password, rules } = first;
	const answer = await service.accept(await aFirstSecret(), { name, password, rules }, null);
	expect(answer).toEqual({ ok: false, refusal: 'email-invalid' });
});

test('a new start makes a new link, and the earlier one stops working', async () => {
	const [earlier, later] = [await aFirstSecret(), await aFirstSecret()];
	await expect(service.accept(earlier, first, null)).rejects.toMatchObject({ code: 'gone' });
	expect(await service.accept(later, first, null)).toMatchObject({ ok: true });
	expect(await database.prisma.organisation.count()).toBe(1);
});

test('two first links that both work make one administrator', async () => {
	const [one, other] = [await aFirstSecret(), await aFirstSecret()];
	await database.prisma.invitation.updateMany({ data: { revokedAt: null } });
	const answers = await Promise.allSettled([
		service.accept(one, first, null),
		service.accept(other, { ...first, email: 'rosa@test.local' }, null),
	]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(await database.prisma.person.count()).toBe(1);
});
