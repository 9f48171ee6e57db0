import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingsOn } from '#tests/support/meetings.ts';
import type { PlanMeetingInput } from '../schema.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof meetingsOn>>;
const startsAt = Date.UTC(2026, 11, 15, 14, 30);

beforeAll(async () => {
	database = await openTestDatabase();
	stage = await meetingsOn(database);
});
afterAll(() => database.close());

/** A meeting, and for each member the values of their links. */
async function aTable(part: Partial<PlanMeetingInput> = {}, members = 1) {
	const group = await stage.aGroup('facilitator', ...Array(members).fill('member'));
	const meetingId = await stage.aMeeting(group, part);
	const linkOf = (index: number) => ({ personId: group.personAt(index).id, meetingId, startsAt });
	return {
		...{ group, meetingId, ana: group.personAt(1) },
		page: async (index = 1) => tail(await stage.calendar.replyPathFor(linkOf(index))),
		gate: async (index = 1) => tail(await stage.calendar.calendarReplyPathFor(linkOf(index))),
		change: async (revision: number, change: Partial<PlanMeetingInput>) => {
			const { groupId: _, ...fields } = stage.inputFor(group, part);
			const input = { ...fields, ...change, meetingId, revision };
			expect(await stage.service.change(group.personAt(0), input)).toEqual({ ok: true });
		},
		leave: () =>
			stage.groups.remove(stage.admin, {
				...{ groupId: group.groupId, personId: group.personAt(1).id },
			}),
		answers: async () => {
			const { replies } = await stage.queries.load(group.personAt(0), meetingId);
			return replies.map(({ personId, answer }) => [personId, answer]);
		},
	};
}
const tail = (path: string) => path.split('/').at(-1) ?? '';

const body = (meetingId: string, partstat: string, sequence = 0) =>
	[
		...['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${meetingId}@espace.example`],
		...[`SEQUENCE:${sequence}`, 'ORGANIZER:mailto:quelquun@ailleurs.example'],
		`ATTENDEE;PARTSTAT=${partstat}:mailto:une-autre-personne@ailleurs.example`,
		...['END:VEVENT', 'END:VCALENDAR', ''],
	].join('\r\n');

test('a link answers for the person it was made for, as often as they like', async () => {
	const { page, ana, answers } = await aTable();
	const token = await page();
	expect(await stage.calendar.readReplyLink(token)).toMatchObject({
		...{ state: 'open', answer: null, isWaiting: false },
		meeting: { startsAt, place: 'hybrid' },
	});
	expect(await stage.calendar.replyByLink(token, 'in-person')).toEqual({ ok: true });
	expect(await stage.calendar.replyByLink(token, 'remote')).toEqual({ ok: true });
	expect(await answers()).toEqual([[ana.id, 'remote']]);
	expect(await stage.calendar.readReplyLink(token)).toMatchObject({ answer: 'remote' });
});

test('a link shows nothing of what people wrote', async () => {
	const { page } = await aTable({ title: 'canari', address: 'canari', notes: 'canari' });
	expect(JSON.stringify(await stage.calendar.readReplyLink(await page()))).not.toMatch(
		/canari|Passerelles|Lopez/,
	);
});

test('a link that is forged, or made for something else, is worth nothing', async () => {
	const { page, gate, meetingId, answers } = await aTable();
	const [token, other] = [await page(), await gate()];
	const [, proof = ''] = token.split('.');
	const payload = `${stage.admin.id}:${meetingId}:${startsAt}`;
	const forged = `${Buffer.from(payload).toString('base64url')}.${proof}`;
	for (const wrong of [forged, other, `${token}.`, token.slice(1), '']) {
		await expect(stage.calendar.readReplyLink(wrong)).rejects.toMatchObject({ code: 'gone' });
		await expect(stage.calendar.replyByLink(wrong, 'remote')).rejects.toMatchObject({
			code: 'gone',
		});
	}
	await expect(
		stage.calendar.replyByCalendar(token, body(meetingId, 'ACCEPTED')),
	).rejects.toMatchObject({ code: 'not-found' });
	expect(await answers()).toEqual([]);
});

test('a meeting that moved, was cancelled or is over takes no answer by its links', async () => {
	const moved = await aTable();
	await moved.change(1, { localStart: '2026-12-16T09:30' });
	const cancelled = await aTable();
	await stage.service.cancel(cancelled.group.personAt(0), {
		...{ meetingId: cancelled.meetingId, word: '' },
	});
	for (const [table, refusal] of [
		[moved, 'moved'],
		[cancelled, 'not-on'],
	] as const) {
		expect(await stage.calendar.readReplyLink(await table.page())).toEqual({
			...{ state: refusal, meetingId: table.meetingId },
		});
		const refused = { ok: false, refusal };
		expect(await stage.calendar.replyByLink(await table.page(), 'absent')).toEqual(refused);
		const reply = body(table.meetingId, 'DECLINED', 9);
		expect(await stage.calendar.replyByCalendar(await table.gate(), reply)).toEqual(refused);
		expect(await table.answers()).toEqual([]);
	}
});

test('whoever left the group, or closed their account, answers no more', async () => {
	const table = await aTable();
	const [page, gate] = [await table.page(), await table.gate()];
	await table.leave();
	expect(await stage.calendar.readReplyLink(page)).toEqual({ state: 'left' });
	expect(await stage.calendar.replyByLink(page, 'remote')).toEqual({ ok: false, refusal: 'left' });
	const reply = body(table.meetingId, 'ACCEPTED');
	const gone = { code: 'not-found' };
	await expect(stage.calendar.replyByCalendar(gate, reply)).rejects.toMatchObject(gone);

	const closed = await aTable();
	const where = { id: closed.ana.id };
	await database.prisma.person.update({ where, data: { deactivatedAt: new Date() } });
	const token = await closed.page();
	await expect(stage.calendar.readReplyLink(token)).rejects.toMatchObject({ code: 'gone' });
	expect(await stage.calendar.replyByLink(token, 'remote')).toMatchObject({ ok: false });
	expect(await closed.answers()).toEqual([]);
});

test.each([
	['hybrid', 'ACCEPTED', 'in-person'],
	['in-person', 'ACCEPTED', 'in-person'],
	['remote', 'ACCEPTED', 'remote'],
	['hybrid', 'DECLINED', 'absent'],
] as const)('%s, %s: the calendar program’s answer is « %s »', async (place, partstat, answer) => {
	const { gate, ana, meetingId, answers } = await aTable({ place });
	const reply = body(meetingId, partstat);
	expect(await stage.calendar.replyByCalendar(await gate(), reply)).toEqual({ ok: true });
	// The addresses in the body are those of nobody here.
	expect(await answers()).toEqual([[ana.id, answer]]);
});

test('a « maybe », an older invitation, another meeting and noise are refused, each by its name', async () => {
	const { gate, meetingId, change, answers } = await aTable();
	const send = async (text: string) => stage.calendar.replyByCalendar(await gate(), text);
	expect(await send(body(meetingId, 'TENTATIVE'))).toMatchObject({ refusal: 'tentative' });
	const elsewhere = (await aTable()).meetingId;
	expect(await send(body(elsewhere, 'ACCEPTED'))).toMatchObject({ refusal: 'garbled' });
	expect(await send('n’importe quoi')).toMatchObject({ refusal: 'garbled' });
	await change(1, { room: 'salle 9' });
	expect(await send(body(meetingId, 'ACCEPTED', 0))).toMatchObject({ refusal: 'stale' });
	expect(await answers()).toEqual([]);
	expect(await send(body(meetingId, 'ACCEPTED', 1))).toEqual({ ok: true });
});

test('seats go in order to those who answer by link and by calendar at the same instant', async () => {
	const { page, gate, group, meetingId } = await aTable({ capacity: 3 }, 7);
	await Promise.all(
		[1, 2, 3, 4, 5, 6, 7].map(async (index) =>
			index % 2 === 0
				? stage.calendar.replyByLink(await page(index), 'in-person')
				: stage.calendar.replyByCalendar(await gate(index), body(meetingId, 'ACCEPTED')),
		),
	);
	const { replies, waiting } = await stage.queries.load(group.personAt(0), meetingId);
	expect(new Set(replies.map(({ rank }) => rank)).size).toBe(7);
	expect(waiting).toHaveLength(4);
	const last = group.people.findIndex(({ id }) => id === waiting.at(-1));
	expect(await stage.calendar.readReplyLink(await page(last))).toMatchObject({ isWaiting: true });
});

test('an answer that suits no room is refused, and one after the end too', async () => {
	const own = await meetingsOn(database);
	const group = await own.aGroup('facilitator');
	const meetingId = await own.aMeeting(group, { place: 'remote' });
	const link = { personId: group.personAt(0).id, meetingId, startsAt };
	const token = tail(await own.calendar.replyPathFor(link));
	expect(await own.calendar.replyByLink(token, 'in-person')).toMatchObject({
		refusal: 'other-place',
	});
	own.clock.advance(days(21));
	expect(await own.calendar.replyByLink(token, 'remote')).toMatchObject({ refusal: 'not-on' });
});
