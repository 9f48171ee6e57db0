import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { days, minutes } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';
import type { MeetingId } from '../model.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof meetingsOn>>;
beforeAll(async () => {
	database = await openTestDatabase();
	stage = await meetingsOn(database);
});
afterAll(() => database.close());

async function aFeed(by: Actor, feedId = newId<'calendar-feed'>()) {
	const made = await stage.calendar.makeFeed(by, { feedId });
	if (!made.ok) throw new Error(made.refusal);
	return { feedId, secret: secretIn(made.path) };
}
const secretIn = (path: string) => path.replace(/^\/agenda\/|\.ics$/g, '');

async function textOf(secret: string): Promise<string> {
	const feed = await stage.calendar.readFeed(secret);
	if (!feed.ok) throw new Error(feed.refusal);
	return feed.text;
}

/** The status of each meeting in a feed, by the meeting's id. */
function statuses(text: string): Map<string, string> {
	const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
	const valueOf = (event: ICAL.Component, name: string) =>
		String(event.getFirstPropertyValue(name));
	return new Map(
		events.map((event) => [valueOf(event, 'uid').split('@')[0] ?? '', valueOf(event, 'status')]),
	);
}

test('a feed holds what the group was told: neither drafts, nor the meetings of others', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const [nadege, ana] = [group.personAt(0), group.personAt(1)];
	const meetingId = await stage.aMeeting(group);
	const cancelled = await stage.aMeeting(group);
	await stage.service.cancel(nadege, { meetingId: cancelled, word: '' });
	await stage.aMeeting(group, { isDraft: true });
	await stage.aMeeting(await stage.aGroup('facilitator'));
	const { secret } = await aFeed(ana);
	expect(statuses(await textOf(secret))).toEqual(
		new Map([
			[meetingId, 'CONFIRMED'],
			[cancelled, 'CANCELLED'],
		]),
	);
});

test('a group that one leaves is gone from the next reading', async () => {
	const [stays, left] = [await stage.aGroup('facilitator'), await stage.aGroup('facilitator')];
	const ana = await stage.seat(stays.groupId, 'member');
	await stage.groups.admit(stage.admin, {
		...{ groupId: left.groupId, personId: ana.id, role: 'member' },
	});
	const kept = await stage.aMeeting(stays);
	await stage.aMeeting(left);
	const { secret } = await aFeed(ana);
	expect(statuses(await textOf(secret)).size).toBe(2);
	await stage.groups.remove(stage.admin, { groupId: left.groupId, personId: ana.id });
	expect([...statuses(await textOf(secret)).keys()]).toEqual([kept]);
});

test('nothing that people typed is in a feed, and nobody’s address', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	await stage.aMeeting(group, {
		...{ title: 'canari un', address: 'canari deux', room: 'canari trois', notes: 'canari quatre' },
		link: 'https://canari.example/cinq',
	});
	const text = (await textOf((await aFeed(group.personAt(1))).secret)).replaceAll('\r\n ', '');
	expect(text).toContain('SUMMARY:Rencontre de codéveloppement');
	expect(text).not.toMatch(/canari|Passerelles|Ana|mailto|test\.local/i);
});

test('an address that is wrong, revoked, or of a closed account gives the same nothing', async () => {
	const group = await stage.aGroup('facilitator', 'member');
	const ana = group.personAt(1);
	const { feedId, secret } = await aFeed(ana);
	const nothing = { ok: false, refusal: 'not-found' };
	const setClosed = (deactivatedAt: Date | null) =>
		database.prisma.person.update({ where: { id: ana.id }, data: { deactivatedAt } });
	await setClosed(new Date());
	expect(await stage.calendar.readFeed(secret)).toEqual(nothing);
	await expect(aFeed(ana)).rejects.toMatchObject({ code: 'signed-out' });
	await setClosed(null);
	await stage.calendar.revokeFeed(group.personAt(0), { feedId });
	expect(await stage.calendar.readFeed(secret)).toMatchObject({ ok: true });
	await stage.calendar.revokeFeed(ana, { feedId });
	expect(await stage.calendar.readFeed(secret)).toEqual(nothing);
	expect(await stage.calendar.readFeed('x'.repeat(43))).toEqual(nothing);
	expect(await stage.calendar.listFeeds(ana)).toEqual([]);
});

test('a person has three addresses at most, however many are asked for at once', async () => {
	const ana = await stage.aPerson();
	const asked = await Promise.all(
		Array.from({ length: 6 }, () =>
			stage.calendar.makeFeed(ana, { feedId: newId<'calendar-feed'>() }),
		),
	);
	expect(asked.filter(({ ok }) => ok)).toHaveLength(3);
	expect(asked).toContainEqual({ ok: false, refusal: 'too-many' });
	const [first] = await stage.calendar.listFeeds(ana);
	await stage.calendar.revokeFeed(ana, { feedId: newId<'calendar-feed'>() });
	await expect(aFeed(ana)).rejects.toThrow('too-many');
	await database.prisma.calendarFeed.update({
		where: { id: first?.id ?? '' },
		data: { revokedAt: new Date() },
	});
	expect(await aFeed(ana)).toBeTruthy();
});

test('a form that is sent twice makes one address, the one that was said last', async () => {
	const [ana, bo] = [await stage.aPerson(), await stage.aPerson()];
	const { feedId, secret } = await aFeed(ana);
	const again = await aFeed(ana, feedId);
	expect(await stage.calendar.listFeeds(ana)).toHaveLength(1);
	expect(await stage.calendar.readFeed(secret)).toMatchObject({ ok: false });
	expect(await stage.calendar.readFeed(again.secret)).toMatchObject({ ok: true });
	await expect(aFeed(bo, feedId)).rejects.toMatchObject({ code: 'not-found' });
	expect(await stage.calendar.readFeed(again.secret)).toMatchObject({ ok: true });
});

test('what did not change has the same mark; what changed another one, and a higher sequence', async () => {
	const group = await stage.aGroup('facilitator');
	const meetingId: MeetingId = await stage.aMeeting(group);
	const { secret } = await aFeed(group.personAt(0));
	const [one, two] = [await stage.calendar.readFeed(secret), await stage.calendar.readFeed(secret)];
	expect(one).toEqual(two);
	const { groupId: _, meetingId: __, ...fields } = stage.inputFor(group);
	const localStart = '2026-12-16T09:30';
	await stage.service.change(group.personAt(0), { ...fields, localStart, meetingId, revision: 1 });
	const three = await stage.calendar.readFeed(secret);
	expect(three).not.toEqual(one);
	expect(three).toMatchObject({ text: expect.stringContaining('SEQUENCE:1\r\n') });
});

test('the last reading is known by its day; meetings of long ago leave the feed', async () => {
	const own = await meetingsOn(database);
	const group = await own.aGroup('facilitator');
	const meetingId = await own.aMeeting(group);
	const ana = group.personAt(0);
	const made = await own.calendar.makeFeed(ana, { feedId: newId<'calendar-feed'>() });
	if (!made.ok) throw new Error(made.refusal);
	expect(await own.calendar.listFeeds(ana)).toMatchObject([{ lastFetchedOn: null }]);
	const read = async () => own.calendar.readFeed(secretIn(made.path));
	expect(await read()).toMatchObject({ text: expect.stringContaining(meetingId) });
	expect(await own.calendar.listFeeds(ana)).toMatchObject([{ lastFetchedOn: '2026-11-25' }]);
	own.clock.advance(days(20 + 91));
	expect(await read()).toMatchObject({ text: expect.stringContaining(meetingId) });
	own.clock.advance(days(3));
	expect(await read()).toMatchObject({ text: expect.not.stringContaining(meetingId) });
});

test('an address that is read without end is told to wait', async () => {
	const ana = await stage.aPerson();
	const { secret } = await aFeed(ana);
	const answers = [];
	for (let count = 0; count < 61; count++) answers.push(await stage.calendar.readFeed(secret));
	expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
	expect(answers.at(-1)).toEqual({ ok: false, refusal: 'too-many-requests' });
	stage.clock.advance(minutes(15));
	expect(await stage.calendar.readFeed(secret)).toMatchObject({ ok: true });
});
