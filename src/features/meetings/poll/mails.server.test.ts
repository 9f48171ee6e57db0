import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { pollInput, type TestGroup } from '#tests/support/meeting-inputs.ts';
import { toldOn } from '#tests/support/told.ts';
import type { MeetingId } from '../model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await toldOn(database);
});
afterAll(() => database.close());

const opened = 'Un sondage pour fixer une rencontre';
const reminder = 'Rappel\u00a0: un sondage attend votre réponse';
/** A few hours before the deadline, the end of 15 December in Montréal. */
const lastEvening = Date.UTC(2026, 11, 16, 1);

async function aPoll(group: TestGroup): Promise<MeetingId> {
	const input = pollInput(group, { agenda: [] });
	const answer = await stage.services.polls.open(group.personAt(0), input);
	if (!answer.ok) throw new Error(answer.refusal);
	return input.meetingId;
}

async function slotsOf(by: Actor, meetingId: MeetingId) {
	const { poll } = await stage.services.meetingQueries.load(by, meetingId);
	return poll?.slots ?? [];
}

async function vote(by: Actor, meetingId: MeetingId): Promise<void> {
	const slots = await slotsOf(by, meetingId);
	const answers = slots.map(({ id }) => ({ slotId: id, answer: 'yes' as const }));
	const answer = await stage.services.polls.vote(by, { meetingId, answers, comment: '' });
	if (!answer.ok) throw new Error(answer.refusal);
}

test('a poll is told to everybody, and those who have not answered are reminded on its last day', async () => {
	const { aGroup, clock, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [, answered, silent] = [group.personAt(0), group.personAt(1), group.personAt(2)];
	const meetingId = await aPoll(group);
	await vote(answered, meetingId);
	await work();
	clock.advance(lastEvening - clock.now());
	await work();
	clock.advance(hours(1));
	await work();
	expect((await mailOf(answered)).filter((one) => !one.startsWith('Votre semaine'))).toEqual([
		opened,
	]);
	expect((await mailOf(silent)).filter((one) => !one.startsWith('Votre semaine'))).toEqual([
		...[opened, reminder],
	]);
});

test('a reminder asked for by the facilitator goes to those who have not answered by the time it leaves', async () => {
	const { aGroup, services, work, mailOf, clock } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [by, late, silent] = [group.personAt(0), group.personAt(1), group.personAt(2)];
	const meetingId = await aPoll(group);
	await work();
	clock.advance(hours(30));
	await services.polls.remind(by, { meetingId });
	await services.notifications.relay();
	await vote(late, meetingId);
	await work();
	expect(await mailOf(late)).not.toContain(reminder);
	expect(await mailOf(silent)).toContain(reminder);
});

test('a date that is chosen is one letter, with its calendar object', async () => {
	const { aGroup, services, work, mailOf, bellOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const [by, member] = [group.personAt(0), group.personAt(1)];
	const meetingId = await aPoll(group);
	await work();
	const [, second] = await slotsOf(by, meetingId);
	await services.polls.choose(by, { meetingId, slotId: second?.id ?? asId<'slot'>('') });
	await work();
	expect(await mailOf(member)).toEqual([opened, 'Date choisie\u00a0: mercredi 13 janvier 2027']);
	expect(await bellOf(member)).toEqual(['poll-opened', 'poll-closed']);
	const [line] = await services.mailbox.list(member.email);
	const { calendar } = await services.mailbox.get(line?.id ?? '');
	expect(calendar).toContain('METHOD:REQUEST');
	expect(calendar).toContain('DTSTART;TZID=America/Toronto:20270113T130000');
});

test('a poll that is cancelled says so, and names no date', async () => {
	const { aGroup, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const meetingId = await aPoll(group);
	await work();
	await services.meetings.cancel(group.personAt(0), { meetingId, word: 'Autre chose.' });
	await work();
	expect(await mailOf(group.personAt(1))).toEqual([opened, 'Sondage annulé']);
});
