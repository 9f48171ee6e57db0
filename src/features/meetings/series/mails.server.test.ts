import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { meetingInput, seriesInput, type TestGroup } from '#tests/support/meeting-inputs.ts';
import { toldOn } from '#tests/support/told.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await toldOn(database);
});
afterAll(() => database.close());

async function aSeries(group: TestGroup) {
	const input = seriesInput(group, { agenda: [] });
	const answer = await stage.services.meetings.planSeries(group.personAt(0), input);
	if (!answer.ok) throw new Error(answer.refusal);
	const rows = await database.prisma.meeting.findMany({
		where: { groupId: group.groupId },
		orderBy: { startsAt: 'asc' },
	});
	return rows.map(({ id }) => asId<'meeting'>(id));
}

async function lastLetterTo({ email }: { email: string }) {
	const [line] = await stage.services.mailbox.list(email);
	return stage.services.mailbox.get(line?.id ?? '');
}

test('a series is one letter, with each of its days, and one object for calendars', async () => {
	const { aGroup, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	await aSeries(group);
	await work();
	expect(await mailOf(group.personAt(1))).toEqual([
		'Plusieurs rencontres fixées, dès le jeudi 17 décembre 2026',
	]);
	const { text, calendar } = await lastLetterTo(group.personAt(1));
	expect(text).toContain('5 rencontres de votre groupe');
	// Across the change of March, at the same hour.
	expect(text).toContain('jeudi 8 avril 2027\u00a0: 13\u00a0h\u00a030 à 15\u00a0h');
	expect(calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(calendar).toContain('RRULE:FREQ=WEEKLY;INTERVAL=4;COUNT=5');
	expect(calendar).toContain('METHOD:REQUEST');
});

test('what changes or ends from one meeting on is one letter, about those alone', async () => {
	const { aGroup, services, work, mailOf } = stage;
	const group = await aGroup('facilitator', 'member');
	const [by, member] = [group.personAt(0), group.personAt(1)];
	const ids = await aSeries(group);
	await work();
	const { groupId: _, ...fields } = meetingInput(group, { agenda: [] });
	const third = ids[2] ?? asId<'meeting'>('');
	const changed = await services.meetings.changeFollowing(by, {
		...{ ...fields, meetingId: third, revision: 1, localStart: '2027-02-11T10:00' },
	});
	expect(changed).toEqual({ ok: true });
	await work();
	const { text } = await lastLetterTo(member);
	expect(text).toContain('3 rencontres de votre groupe de codéveloppement ont changé');
	const last = ids[4] ?? asId<'meeting'>('');
	await services.meetings.cancelFollowing(by, { meetingId: last, word: '' });
	await work();
	expect(await mailOf(member)).toEqual([
		'Plusieurs rencontres fixées, dès le jeudi 17 décembre 2026',
		'Une série de rencontres s’arrête plus tôt',
		'Plusieurs rencontres modifiées, dès le jeudi 11 février 2027',
		'Plusieurs rencontres annulées, dès le jeudi 8 avril 2027',
	]);
});
