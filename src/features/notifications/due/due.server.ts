import { Temporal } from 'temporal-polyfill';
import { hours, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { About, NewNotice, NoticeType } from '../model.ts';
import { readChoices } from '../preferences/read.server.ts';

/** Something that time alone makes worth telling, as a feature finds it in what is true now. */
export type Reminder = { personId: string; type: NoticeType; key: string; about: About };
export type FindReminders = (now: Instant) => Promise<Reminder[]>;

/** The hour of the day, where they live, from which people get their digest. */
const digestHour = 7;

/** What is due and was not told yet. Nothing is planned ahead, so nothing is to be unplanned when a meeting moves. */
export async function listDue(
	prisma: PrismaClient,
	{ now, finders }: { now: Instant; finders: readonly FindReminders[] },
): Promise<NewNotice[]> {
	const found = await Promise.all([...finders.map((find) => find(now)), listDigests(prisma, now)]);
	const due = found.flat();
	const known = await listTold(prisma, due, now);
	return due
		.filter(({ key, personId, about }) => {
			return !known.keys.has(key) && !known.fresh.has(`${about.meetingId}:${personId}`);
		})
		.map((one) => ({ ...one, personId: asId<'person'>(one.personId) }));
}

/** What was told already, and the meetings whose date a person has just heard of: there is nothing to remind yet. */
async function listTold(prisma: PrismaClient, due: readonly Reminder[], now: Instant) {
	const people = due.map(({ personId }) => personId);
	const [told, dated] = await Promise.all([
		prisma.notice.findMany({
			where: { key: { in: due.map(({ key }) => key) } },
			select: { key: true },
		}),
		prisma.notice.findMany({
			where: {
				personId: { in: people },
				type: { in: datedTypes },
				at: { gt: new Date(now - hours(12)) },
			},
			select: { personId: true, about: true },
		}),
	]);
	return {
		keys: new Set(told.map(({ key }) => key)),
		fresh: new Set(dated.map(({ personId, about }) => `${Object(about).meetingId}:${personId}`)),
	};
}

const datedTypes: NoticeType[] = [
	'meeting-confirmed',
	'meeting-moved',
	'series-confirmed',
	'series-changed',
	'poll-opened',
	'poll-reminder',
	'poll-closed',
];

/** One digest a week for each active person, on the day of their choice. */
async function listDigests(prisma: PrismaClient, now: Instant): Promise<Reminder[]> {
	const people = await prisma.person.findMany({
		where: { deactivatedAt: null },
		select: { id: true },
	});
	const { rhythmOf } = await readChoices(
		prisma,
		people.map(({ id }) => id),
	);
	const instant = Temporal.Instant.fromEpochMilliseconds(now);
	return people.flatMap(({ id: personId }) => {
		const { timeZone, digestDay } = rhythmOf(personId);
		const here = instant.toZonedDateTimeISO(timeZone);
		if (here.dayOfWeek !== digestDay || here.hour < digestHour) return [];
		const day = here.toPlainDate().toString();
		return [
			{ personId, type: 'digest' as const, key: `digest:${personId}:${day}`, about: { day } },
		];
	});
}
