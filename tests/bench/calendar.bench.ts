// Calendars and reminders, as ratios to the bare queries that read or write the same rows.
import { randomUUID } from 'node:crypto';
import { days, hours, minutes } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { toldOn } from '#tests/support/told.ts';
import { median, promise, round, say, timeEach } from './report.ts';

const meetings = 200;
const reminders = Number(process.env.BENCH_REMINDERS ?? 5_000);

const database = await openTestDatabase();
const stage = await toldOn(database);
const { prisma } = database;
const { services, clock } = stage;
const group = await stage.aGroup('facilitator');
const reader = group.personAt(0);

const rowAt = (startsAt: number, groupId: string) => ({
	...{ id: newId(), groupId, title: 'Ronde', status: 'confirmed' as const, isTold: true },
	localStart: new Date(startsAt - minutes(300)).toISOString().slice(0, 16),
	...{ timeZone: 'America/Toronto', startsAt: new Date(startsAt), minutes: 90 },
	...{ place: 'remote' as const, facilitatorId: reader.id, agenda: [] },
});
const start = clock.now() + days(2);
await prisma.meeting.createMany({
	data: Array.from({ length: meetings }, (_, index) => rowAt(start + days(index), group.groupId)),
});

const bareRows = () => prisma.meeting.findMany({ where: { groupId: group.groupId } });
const bare = await timeEach(30, bareRows);

const made = await services.calendar.makeFeed(reader, { feedId: newId<'calendar-feed'>() });
if (!made.ok) throw new Error(made.refusal);
const [, secret = ''] = /\/([\w-]{43})\.ics$/.exec(made.path) ?? [];
const feed = await timeEach(30, async () => {
	// A calendar program comes back every hour.
	clock.advance(hours(1));
	const read = await services.calendar.readFeed(secret);
	if (!read.ok) throw new Error(read.refusal);
});
const month = await timeEach(30, () => services.calendar.listMonth(reader, '2027-01'));

say('database', database.kind);
say(`${meetings} meetings, the bare query`, `${round(median(bare), 1)} ms`);
say('their feed', `${round(median(feed), 1)} ms`);
promise(
	'feed / bare query ≤ 20',
	round(median(feed) / median(bare), 1),
	median(feed) / median(bare) <= 20,
);
say('the month view', `${round(median(month), 1)} ms`);
promise(
	'month / bare query ≤ 2',
	round(median(month) / median(bare), 1),
	median(month) / median(bare) <= 2,
);

await prisma.meeting.deleteMany();
await remindEverybody();
await database.close();

/** Everybody's meeting is tomorrow: the minute in which all become due, against bare inserts of as many rows. */
async function remindEverybody(): Promise<void> {
	const perGroup = 10;
	const organisation = await prisma.organisation.findFirstOrThrow();
	const people = Array.from({ length: reminders }, () => ({
		...{ id: newId(), name: 'Ana', email: `${randomUUID()}@test.local`, passwordHash: '-' },
		...{ organisationId: organisation.id, rulesAcceptedAt: new Date() },
	}));
	await inChunks(people, (data) => prisma.person.createMany({ data }));
	const groups = Array.from({ length: reminders / perGroup }, () => ({
		...{ id: newId(), name: 'Groupe', purpose: '-', territory: '-' },
	}));
	await inChunks(groups, (data) => prisma.group.createMany({ data }));
	const memberships = people.map(({ id: personId }, index) => ({
		...{ personId, groupId: groups[Math.floor(index / perGroup)]?.id ?? '' },
		...{ role: 'member' as const, seat: index % perGroup },
	}));
	await inChunks(memberships, (data) => prisma.membership.createMany({ data }));
	const tomorrow = groups.map(({ id }) => rowAt(clock.now() + days(1) - minutes(5), id));
	await inChunks(tomorrow, (data) => prisma.meeting.createMany({ data }));

	const [written] = await timeEach(1, async () => {
		const rows = people.map(({ id: personId }) => ({
			...{ id: newId(), personId, type: 'bench', key: randomUUID(), about: {} },
			...{ isShown: false, at: new Date() },
		}));
		await inChunks(rows, (data) => prisma.notice.createMany({ data }));
		const letters = rows.map(({ isShown: _, at: __, ...row }) => ({
			...{ ...row, createdAt: new Date(), dueAt: new Date(8e12) },
		}));
		await inChunks(letters, (data) => prisma.letter.createMany({ data }));
	});
	const [found] = await timeEach(1, () => services.notifications.lookForDue());
	const told = await prisma.notice.count({ where: { type: 'meeting-reminder' } });
	const [again] = await timeEach(1, () => services.notifications.lookForDue());
	const [sent] = await timeEach(1, () => services.notifications.deliver());
	const left = await prisma.mailboxLetter.count();
	const ratio = (found ?? NaN) / (written ?? NaN);
	say(`${reminders} notices and letters, bare inserts`, `${round(written ?? NaN)} ms`);
	say(`${told} reminders found and written`, `${round(found ?? NaN)} ms`);
	promise('reminders / bare inserts ≤ 3', round(ratio, 1), ratio <= 3 && told === reminders);
	say('the minute after, with nothing new', `${round(again ?? NaN)} ms`);
	say(`${left} letters composed and taken`, `${round((sent ?? NaN) / 1_000, 1)} s`);
	promise('every letter left', String(left), left === reminders);
}

async function inChunks<Row>(rows: Row[], write: (chunk: Row[]) => Promise<unknown>) {
	for (let index = 0; index < rows.length; index += 1_000) {
		await write(rows.slice(index, index + 1_000));
	}
}
