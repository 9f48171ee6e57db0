import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { days, hours } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { toldOn } from '#tests/support/told.ts';
import { noticeKinds } from './model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await toldOn(database);
});
afterAll(() => database.close());

const confirmed = 'Rencontre confirmée\u00a0: mardi 15 décembre 2026';
const reminder = 'Rappel\u00a0: rencontre bientôt, à 9\u00a0h\u00a030';
const eve = Date.UTC(2026, 11, 14, 14, 30);

/** Everything is told, but what is named here. */
const choices = (off: string[], part: object = {}) => ({
	told: noticeKinds
		.flatMap((kind) => [`${kind}:app` as const, `${kind}:mail` as const])
		.filter((one) => !off.includes(one)),
	...{ timeZone: 'America/Toronto', isQuiet: false, quietFrom: 21, quietTo: 7, digestDay: 7 },
	...part,
});

test('a date that is confirmed is told once to each member, under the bell and by mail', async () => {
	const { aGroup, aMeeting, aPerson, work, mailOf, bellOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const outsider = await aPerson();
	await aMeeting(group);
	await work();
	await work();
	for (const member of group.people) {
		expect(await mailOf(member)).toEqual([confirmed]);
		expect(await bellOf(member)).toEqual(['meeting-confirmed']);
	}
	expect([await mailOf(outsider), await bellOf(outsider)]).toEqual([[], []]);
});

test('who left the group, or lost their account, before the letter leaves gets none', async () => {
	const { aGroup, aMeeting, admin, service, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [, left, closed] = group.people;
	await aMeeting(group);
	await services.notifications.relay();
	await service.remove(admin, { groupId: group.groupId, personId: group.personAt(1).id });
	await database.prisma.person.update({
		where: { id: group.personAt(2).id },
		data: { deactivatedAt: new Date() },
	});
	await work();
	expect([left && (await mailOf(left)), closed && (await mailOf(closed))]).toEqual([[], []]);
	expect(await mailOf(group.personAt(0))).toEqual([confirmed]);
});

test('a meeting that moves or is cancelled is told, a draft never', async () => {
	const { aGroup, aMeeting, inputFor, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	await aMeeting(group, { isDraft: true });
	await work();
	expect(await mailOf(group.personAt(1))).toEqual([]);
	const input = inputFor(group);
	const meetingId = await aMeeting(group, input);
	await work();
	const { groupId: _, ...fields } = { ...input, localStart: '2026-12-17T13:30' };
	await services.meetings.change(group.personAt(0), { ...fields, revision: 1 });
	await work();
	await services.meetings.cancel(group.personAt(0), { meetingId, word: '' });
	await work();
	expect(await mailOf(group.personAt(1))).toEqual([
		confirmed,
		'Rencontre déplacée au jeudi 17 décembre 2026',
		'Rencontre annulée\u00a0: jeudi 17 décembre 2026',
	]);
});

test('a date that is confirmed and cancelled at once brings one letter, which says the last word', async () => {
	const { aGroup, aMeeting, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const meetingId = await aMeeting(group);
	await services.meetings.cancel(group.personAt(0), { meetingId, word: '' });
	await work();
	expect(await mailOf(group.personAt(1))).toEqual([
		'Rencontre annulée\u00a0: mardi 15 décembre 2026',
	]);
});

test('those who are expected are reminded the day before, once', async () => {
	const { aGroup, aMeeting, clock, services, work, mailOf, bellOf } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [, expected, away] = [group.personAt(0), group.personAt(1), group.personAt(2)];
	const meetingId = await aMeeting(group);
	await services.meetings.reply(away, { meetingId, answer: 'absent', word: '' });
	await work();
	clock.advance(eve - clock.now() - 1);
	await work();
	expect(await mailOf(expected)).not.toContain(reminder);
	clock.advance(1);
	await work();
	clock.advance(hours(2));
	await work();
	expect((await mailOf(expected)).filter((subject) => subject === reminder)).toHaveLength(1);
	expect(await bellOf(expected)).toContain('meeting-reminder');
	expect(await mailOf(away)).not.toContain(reminder);
});

test('a meeting that was cancelled, or moved, is not reminded at its former time', async () => {
	const { aGroup, aMeeting, inputFor, clock, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const [by, member] = [group.personAt(0), group.personAt(1)];
	const cancelled = await aMeeting(group);
	const { groupId: _, ...moved } = inputFor(group);
	await aMeeting(group, moved);
	await services.meetings.cancel(by, { meetingId: cancelled, word: '' });
	const later = { ...moved, localStart: '2026-12-18T10:00', revision: 1 };
	await services.meetings.change(by, later);
	await work();
	clock.advance(eve - clock.now());
	await work();
	expect((await mailOf(member)).filter((subject) => subject.startsWith('Rappel'))).toEqual([]);
	clock.advance(days(3) + hours(1));
	await work();
	expect((await mailOf(member)).filter((subject) => subject.startsWith('Rappel'))).toEqual([
		'Rappel\u00a0: rencontre bientôt, à 10\u00a0h',
	]);
});

test('a reminder that became wrong while it waited does not leave', async () => {
	const { aGroup, aMeeting, clock, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const meetingId = await aMeeting(group);
	await work();
	clock.advance(eve - clock.now());
	await services.notifications.lookForDue();
	await services.meetings.reply(group.personAt(1), { meetingId, answer: 'absent', word: '' });
	await work();
	expect(await mailOf(group.personAt(1))).not.toContain(reminder);
	expect(await mailOf(group.personAt(0))).toContain(reminder);
});

test('a date told the same morning is reminded when half a day has passed, not at once', async () => {
	const { aGroup, aMeeting, clock, work, mailOf } = stage;
	const group = await aGroup('facilitator');
	clock.advance(eve + hours(2) - clock.now());
	await aMeeting(group);
	await work();
	expect(await mailOf(group.personAt(0))).not.toContain(reminder);
	clock.advance(hours(13));
	await work();
	expect(await mailOf(group.personAt(0))).toContain(reminder);
});

test('each kind is told on the channels that the person chose', async () => {
	const { aGroup, aMeeting, services, work, mailOf, bellOf } = stage;
	const group = await aGroup('facilitator', 'member', 'member');
	const [, quietMail, quietBell] = [group.personAt(0), group.personAt(1), group.personAt(2)];
	await services.notifications.choose(quietMail, choices(['meeting:mail']));
	await services.notifications.choose(quietBell, choices(['meeting:app']));
	await aMeeting(group);
	await work();
	expect([await mailOf(quietMail), await bellOf(quietMail)]).toEqual([[], ['meeting-confirmed']]);
	expect([await mailOf(quietBell), await bellOf(quietBell)]).toEqual([[confirmed], []]);
});

test('letters wait for the end of quiet hours, unless the meeting is about to begin', async () => {
	const { aGroup, aMeeting, clock, services, work, mailOf } = stage;
	const group = await aGroup('facilitator');
	const person = group.personAt(0);
	const quiet = choices([], { isQuiet: true, quietFrom: 9, quietTo: 12 });
	await services.notifications.choose(person, quiet);
	const meetingId = await aMeeting(group);
	await work();
	expect(await mailOf(person)).toEqual([]);
	clock.advance(hours(2));
	await work();
	expect(await mailOf(person)).toEqual([confirmed]);
	clock.advance(Date.UTC(2026, 11, 15, 14, 15) - clock.now());
	await services.meetings.cancel(person, { meetingId, word: '' });
	await work();
	expect(await mailOf(person)).toContain('Rencontre annulée\u00a0: mardi 15 décembre 2026');
});

test('the digest comes once a week, on the day of one’s choice, and never empty', async () => {
	const { aGroup, aMeeting, aPerson, clock, services, work, mailOf } = stage;
	const group = await aGroup('facilitator');
	const [busy, idle] = [group.personAt(0), await aPerson()];
	for (const person of [busy, idle]) {
		await services.notifications.choose(person, choices([], { digestDay: 4 }));
	}
	await aMeeting(group);
	await work();
	clock.advance(days(1) - hours(4));
	await work();
	clock.advance(hours(5));
	await work();
	const digest = 'Votre semaine sur Espace Intervenants';
	expect(await mailOf(busy)).toEqual([confirmed, digest]);
	expect(await mailOf(idle)).toEqual([]);
	clock.advance(days(7));
	await work();
	expect((await mailOf(busy)).filter((subject) => subject === digest)).toHaveLength(2);
});

test('what is read is read, and what came since stays unread', async () => {
	const { aGroup, aMeeting, clock, services, work } = stage;
	const group = await aGroup('facilitator', 'member');
	const [person, other] = [group.personAt(0), group.personAt(1)];
	await aMeeting(group);
	await work();
	const unread = () => services.notificationQueries.countUnread(person);
	const [first] = (await services.notificationQueries.list(person)).notices;
	if (!first) throw new Error('no notice');
	clock.advance(1);
	await aMeeting(group);
	await work();
	expect(await unread()).toBe(2);
	await services.notifications.markAllRead(person, first.at);
	expect(await unread()).toBe(1);
	await expect(services.notifications.markRead(other, first.id)).rejects.toMatchObject({
		code: 'not-found',
	});
	expect(await services.notificationQueries.countUnread(other)).toBe(2);
});
