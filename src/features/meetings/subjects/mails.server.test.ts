import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours } from '#kernel/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { toldOn } from '#tests/support/told.ts';
import type { Actor } from '#features/accounts/model.ts';
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

const named = 'Personne cliente nommée pour le mardi 15 décembre 2026';
const prepare = 'Votre préparation\u00a0: rencontre du mardi 15 décembre 2026';

/** Those whose meeting is on 15 December, and its client. */
async function aTable() {
	const group = await stage.aGroup('facilitator', 'member', 'member');
	const meetingId = await stage.aMeeting(group);
	await stage.work();
	return { group, at: group.personAt, meetingId, input: stage.inputFor(group, { meetingId }) };
}

const name = (by: Actor, meetingId: MeetingId, who: Actor, after = 0) =>
	stage.services.subjects.nameClient(by, {
		...{ meetingId, clientId: who.id, reason: 'C’est pressant.', after },
	});

/** The morning of a day of December, at seven in Montréal, and what the tasks of that minute do. */
async function goTo(day: number) {
	stage.clock.advance(Date.UTC(2026, 11, day, 12) - stage.clock.now());
	await stage.work();
}

const countOf = async (person: Actor, subject: string) =>
	(await stage.mailOf(person)).filter((one) => one === subject).length;

test('the group hears once that the client is named, under the bell and by mail', async () => {
	const { group, at, meetingId } = await aTable();
	await name(at(0), meetingId, at(1));
	await stage.work();
	await stage.work();
	for (const person of group.people) {
		expect(await countOf(person, named)).toBe(1);
		expect(await stage.bellOf(person)).toEqual(['meeting-confirmed', 'subject-chosen']);
	}
});

test('another person named before the letter leaves brings one letter, and another reason none', async () => {
	const { at, meetingId } = await aTable();
	await name(at(0), meetingId, at(1));
	await name(at(0), meetingId, at(2), 1);
	const again = { meetingId, clientId: at(2).id, reason: 'Pour une autre raison.', after: 2 };
	await stage.services.subjects.nameClient(at(0), again);
	await stage.work();
	expect(await countOf(at(1), named)).toBe(1);
});

test('the client alone is reminded to prepare, at seven, two and zero days, once each', async () => {
	const { at, meetingId } = await aTable();
	await name(at(0), meetingId, at(1));
	const counts: number[] = [];
	for (const day of [7, 8, 9, 10, 11, 12, 13, 14, 15]) {
		await goTo(day);
		stage.clock.advance(hours(1));
		await stage.work();
		counts.push(await countOf(at(1), prepare));
	}
	expect(counts).toEqual([0, 1, 1, 1, 1, 1, 2, 2, 3]);
	expect([await countOf(at(0), prepare), await countOf(at(2), prepare)]).toEqual([0, 0]);
});

test('a client named less than seven days before is not reminded of the seventh', async () => {
	const { at, meetingId } = await aTable();
	await goTo(8);
	stage.clock.advance(hours(2));
	await name(at(0), meetingId, at(1));
	await stage.work();
	expect(await countOf(at(1), prepare)).toBe(0);
	await goTo(13);
	expect(await countOf(at(1), prepare)).toBe(1);
});

test('who has just written their preparation is left in peace', async () => {
	const { at, meetingId } = await aTable();
	await name(at(0), meetingId, at(1));
	await goTo(12);
	const answers = { ...noAnswers, 'what-touches': 'Leur patience.' };
	await stage.services.subjects.prepare(at(1), { meetingId, revision: 0, answers });
	await goTo(13);
	expect(await countOf(at(1), prepare)).toBe(0);
	await goTo(15);
	expect(await countOf(at(1), prepare)).toBe(1);
});

const noAnswers = {
	...{ 'what-happened': '', 'already-tried': '', 'what-touches': '', 'what-is-expected': '' },
	...{ 'knowing-oneself': '', 'knowing-the-other': '', 'both-ways': '', 'common-ground': '' },
};

test('what was due is not sent once it is useless: another client, an absence, a cancelled or moved meeting', async () => {
	const changes = [
		({ at, meetingId }: Table) => name(at(0), meetingId, at(2), 1),
		({ at, meetingId }: Table) =>
			stage.services.meetings.reply(at(1), { meetingId, answer: 'absent', word: '' }),
		({ at, meetingId }: Table) => stage.services.meetings.cancel(at(0), { meetingId, word: '' }),
		({ at, input: { groupId: _, ...fields } }: Table) =>
			stage.services.meetings.change(at(0), {
				...{ ...fields, localStart: '2026-12-20T09:30', revision: 1 },
			}),
	];
	for (const change of changes) {
		stage = await toldOn(database);
		const table = await aTable();
		await name(table.at(0), table.meetingId, table.at(1));
		stage.clock.advance(Date.UTC(2026, 11, 8, 12) - stage.clock.now());
		await stage.services.notifications.lookForDue();
		expect(await stage.bellOf(table.at(1))).toContain('preparation-reminder');
		await change(table);
		await stage.services.notifications.deliver();
		expect(await countOf(table.at(1), prepare)).toBe(0);
	}
});

type Table = Awaited<ReturnType<typeof aTable>>;

test('a meeting that moves to another day is prepared for that day', async () => {
	const { at, meetingId, input } = await aTable();
	await name(at(0), meetingId, at(1));
	await goTo(8);
	const { groupId: _, ...fields } = { ...input, localStart: '2026-12-29T09:30' };
	await stage.services.meetings.change(at(0), { ...fields, revision: 1 });
	await stage.work();
	await goTo(15);
	expect(await countOf(at(1), prepare)).toBe(1);
	await goTo(22);
	expect(await stage.mailOf(at(1))).toContain(
		'Votre préparation\u00a0: rencontre du mardi 29 décembre 2026',
	);
});
