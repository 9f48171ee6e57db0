import { afterAll, beforeAll, expect, test } from 'vitest';
import { days, hours } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { aClosedRound } from '#tests/support/closed-round.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingId } from '#features/meetings/model.ts';
import { preparationQuestions } from '#features/meetings/subjects/model.ts';
import { prepareSchema } from '#features/meetings/subjects/schema.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { pollInput, type TestGroup } from '#tests/support/meeting-inputs.ts';
import { toldOn } from '#tests/support/told.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await toldOn(database);
});
afterAll(() => database.close());

const canary = 'canari-7f3e';
/** What a round is followed with. */
const followUpTypes = [
	...['action-reminder', 'postcard', 'postcard-received', 'companion-chosen', 'companion-nudge'],
];

/** A group in which every field holds a canary, and a meeting that went through everything. */
async function aTalkativeGroup() {
	const { aGroup, aMeeting, inputFor, services, clock, work, publish, admin } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [by, member] = [group.personAt(0), group.personAt(1)];
	const { groupId } = group;
	await services.groups.edit(admin, { groupId, name: canary, purpose: canary, territory: canary });
	await database.prisma.organisation.updateMany({ data: { territory: canary } });
	await database.prisma.person.updateMany({ data: { name: canary } });
	await publish(groupId, by, `${canary} `.repeat(20));
	const input = inputFor(group, {
		...{ title: canary, address: canary, room: canary, notes: canary },
		link: `https://${canary}.example/`,
	});
	await aMeeting(group, input);
	await work();
	const { groupId: _, ...fields } = input;
	const { meetingId } = input;
	await findADateTalkatively(group);
	await chooseTalkatively(group.personAt(2), by, meetingId);
	await work();
	await services.meetings.reply(member, { meetingId, answer: 'absent', word: canary });
	await services.meetings.change(by, { ...fields, room: `${canary} 2`, revision: 1 });
	await work();
	const moved = { ...fields, localStart: '2026-12-16T09:30', revision: 2 };
	await services.meetings.change(by, moved);
	await work();
	clock.advance(Date.UTC(2026, 11, 9, 15) - clock.now());
	await work();
	clock.advance(Date.UTC(2026, 11, 15, 15) - clock.now());
	await work();
	await services.meetings.cancel(by, { meetingId, word: canary });
	await work();
	clock.advance(days(7) - hours(1));
	await work();
	return group;
}

/** A round whose client plans, writes to the table and is accompanied, in the same words everywhere. */
async function aTalkativeRound({
	groupId,
	people,
	personAt,
}: Awaited<ReturnType<typeof aTalkativeGroup>>) {
	const { services, clock, work, sign } = stage;
	const [facilitator, client, companion] = [personAt(0), personAt(1), personAt(2)];
	for (const person of people) await sign(groupId, person);
	const due = new Date(clock.now() + days(7)).toISOString().slice(0, 10);
	const actions = [due, null].map((day) => ({ what: canary, due: day }));
	const held = { groupId, facilitator, client, others: [companion], actions };
	const roundId = await aClosedRound({ ...stage, database }, held);
	await services.followUps.chooseCompanion(client, { roundId, personId: companion.id });
	for (let day = 0; day < 15; day++) {
		await work();
		clock.advance(days(1));
	}
	await services.followUps.savePostcard(client, { roundId, body: canary, isSent: true });
	await work();
}

/** A poll with a word in each of its fields, answered and then given up. */
async function findADateTalkatively(group: TestGroup): Promise<void> {
	const { services, work } = stage;
	const [by, member] = [group.personAt(0), group.personAt(1)];
	const typed = { title: canary, address: canary, room: canary, notes: canary, agenda: [] };
	const input = pollInput(group, typed);
	const { meetingId } = input;
	await services.polls.open(by, input);
	await services.polls.vote(member, { meetingId, answers: [], comment: canary });
	await services.polls.remind(by, { meetingId });
	await work();
	await services.meetings.cancel(by, { meetingId, word: canary });
	await work();
}

/** A subject, a reason and a private sheet, each with the canary. */
async function chooseTalkatively(client: Actor, by: Actor, meetingId: MeetingId) {
	const { subjects } = stage.services;
	await subjects.propose(client, { meetingId, kind: 'project', sentence: canary });
	await subjects.nameClient(by, { meetingId, clientId: client.id, reason: canary, after: 0 });
	const answers = Object.fromEntries(preparationQuestions.map((question) => [question, canary]));
	const sheet = prepareSchema.parse({ meetingId, revision: 0, answers });
	expect(await subjects.prepare(client, sheet)).toEqual({ ok: true });
}

test('no word that somebody typed is in a letter, nor in what goes with it', async () => {
	await aTalkativeRound(await aTalkativeGroup());
	const letters = await database.prisma.mailboxLetter.findMany();
	const subjects = new Set(letters.map(({ subject }) => subject.split(/[\u00a0,]/)[0]));
	expect(subjects.size).toBeGreaterThanOrEqual(10);
	const told = await database.prisma.letter.findMany({ where: { NOT: { sentAt: null } } });
	const types = new Set(told.map(({ type }) => type));
	for (const type of followUpTypes) expect(types).toContain(type);
	expect(subjects).toContain('Votre préparation');
	const whole = JSON.stringify(letters, (_key, value: unknown) =>
		typeof value === 'bigint' ? String(value) : value,
	);
	expect(whole).not.toContain(canary);
	const kept = await database.prisma.$queryRaw<{ text: string }[]>`
		SELECT about::text AS text FROM letters UNION ALL SELECT about::text FROM notices
		UNION ALL SELECT payload::text FROM outbox_events`;
	expect(JSON.stringify(kept)).not.toContain(canary);
});

test('nobody’s address stands in somebody else’s letter', async () => {
	const people = await database.prisma.person.findMany({ select: { email: true } });
	const letters = await database.prisma.mailboxLetter.findMany();
	for (const { recipient, text, html, calendar } of letters) {
		const others = people.map(({ email }) => email).filter((email) => email !== recipient);
		const all = `${text}${html}${calendar ?? ''}`;
		expect(others.filter((email) => all.includes(email))).toEqual([]);
	}
});

test('an invitation brings a link that works, made as the letter leaves', async () => {
	const { services, admin, work, clock } = stage;
	const email = `recrue-${crypto.randomUUID()}@test.local`;
	const organisation = await database.prisma.organisation.findFirstOrThrow();
	const organisationId = asId<'organisation'>(organisation.id);
	const nowhere = { groupId: null, groupRole: 'member', platformRole: 'member' } as const;
	const invited = await services.accounts.invite(admin, { email, organisationId, ...nowhere });
	expect(invited).toMatchObject({ ok: true, sent: { path: null } });
	await work();
	const [line] = await services.mailbox.list(email);
	const { text } = await services.mailbox.get(line?.id ?? '');
	const [, secret = ''] = /\/invitation\/([\w-]+)/.exec(text) ?? [];
	expect(await services.accountQueries.readInvitation(secret)).toMatchObject({ email });
	if (invited.ok) await services.accounts.revokeInvitation(admin, invited.sent.id);
	clock.advance(hours(1));
	await expect(services.accountQueries.readInvitation(secret)).rejects.toMatchObject({
		code: 'gone',
	});
});
