import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { days, minutes, seconds } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { aMailServer } from '#tests/support/mail-server.ts';
import { toldOn } from '#tests/support/told.ts';

let database: Database;
let post: Awaited<ReturnType<typeof aMailServer>>;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	await database.prisma.letter.deleteMany();
	post = await aMailServer();
	stage = await toldOn(database, {
		SMTP_URL: post.url,
		MAIL_FROM: 'avis@espace.example',
		SMTP_TIMEOUT_MS: '300',
	});
	return async () => {
		stage.services.mailer.close();
		await post.close();
	};
});
afterAll(() => database.close());

const addresses = () =>
	post.received.map(({ to }) => (Array.isArray(to) ? '' : (to?.text ?? ''))).toSorted();

test('a letter has a text and an HTML part, its reader’s address alone, and a one-click way out', async () => {
	const { aGroup, aMeeting, work } = stage;
	const group = await aGroup('facilitator', 'member');
	await aMeeting(group);
	await work();
	expect(addresses()).toEqual(group.people.map(({ email }) => email).toSorted());
	for (const { headers, headerLines, text, html, from, messageId } of post.received) {
		expect(from?.text).toBe('"Espace Intervenants" <avis@espace.example>');
		expect(messageId).toMatch(/^<[\w-]+@espace\.example>$/);
		expect(text).toContain('Une rencontre de votre groupe de codéveloppement est confirmée.');
		expect(html).toContain('lang="fr-CA"');
		expect(headers.get('auto-submitted')).toBe('auto-generated');
		const raw = headerLines.map(({ line }) => line).join('\n');
		expect(raw).toMatch(/^List-Unsubscribe: <http:\/\/localhost:3000\/desabonnement\/[\w.-]+>$/m);
		expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
	}
});

test('a mail server that is down for half an hour loses nothing, and nothing comes twice', async () => {
	const { aGroup, aMeeting, clock, work } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	post.feel('down');
	await aMeeting(group);
	for (let minute = 0; minute < 30; minute++) {
		await work();
		clock.advance(minutes(1));
	}
	expect(addresses()).toEqual([]);
	post.feel('well');
	clock.advance(minutes(30));
	await work();
	await work();
	expect(addresses()).toEqual(group.people.map(({ email }) => email).toSorted());
});

test('one waits longer after each failure', async () => {
	const { aGroup, aMeeting, clock, services, unsent } = stage;
	const group = await aGroup('facilitator');
	post.feel('down');
	await aMeeting(group);
	await services.notifications.relay();
	const waits: number[] = [];
	for (let attempt = 0; attempt < 4; attempt++) {
		await services.notifications.deliver();
		const [letter] = await unsent();
		const wait = Number(letter?.dueAt) - clock.now();
		waits.push(wait);
		clock.advance(wait);
	}
	expect(waits).toEqual([30, 60, 120, 240].map(seconds));
});

test('a mail server that answers nothing holds nobody up, and gets the letter when it comes back', async () => {
	const { aGroup, aMeeting, clock, services, work } = stage;
	const group = await aGroup('facilitator');
	post.feel('stalling');
	await aMeeting(group);
	await services.notifications.relay();
	const sending = services.notifications.deliver();
	// No transaction is open meanwhile: others write.
	await aMeeting(group, { isDraft: true });
	await sending;
	post.feel('well');
	clock.advance(minutes(1));
	await work();
	expect(addresses()).toEqual([group.personAt(0).email]);
});

test('an address that does not exist is given up at once, any other after three days', async () => {
	const { aGroup, aMeeting, clock, work, unsent } = stage;
	const group = await aGroup('facilitator');
	post.feel('refusing');
	await aMeeting(group);
	await work();
	expect(await unsent()).toMatchObject([{ reason: 'undeliverable' }]);
	post.feel('down');
	await aMeeting(group);
	await work();
	clock.advance(days(3) + 1);
	await work();
	expect(await unsent()).toMatchObject([{ reason: 'undeliverable' }, { reason: 'undeliverable' }]);
});

test('two processes that send at once send each letter once', async () => {
	const { aGroup, aMeeting, services } = stage;
	const group = await aGroup('facilitator', ...Array.from({ length: 11 }, () => 'member' as const));
	await aMeeting(group);
	await aMeeting(group);
	await aMeeting(group);
	await services.notifications.relay();
	await Promise.all([1, 2, 3].map(() => services.notifications.deliver()));
	expect(addresses()).toHaveLength(36);
	expect(new Set(post.received.map(({ messageId }) => messageId)).size).toBe(36);
});

test('a letter whose process died while sending goes to another one, under the same name', async () => {
	const { aGroup, aMeeting, clock, services, work } = stage;
	const group = await aGroup('facilitator');
	await aMeeting(group);
	await services.notifications.relay();
	await services.notifications.deliver();
	// As it would stand had the process died between the mail server's answer and ours.
	await database.prisma.letter.updateMany({ data: { sentAt: null } });
	await work();
	expect(post.received).toHaveLength(1);
	clock.advance(minutes(5));
	await work();
	const [first, second] = post.received;
	expect(second?.messageId).toBe(first?.messageId);
});
