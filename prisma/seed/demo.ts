import { days, hours, minutes, type Clock, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { StartError } from '#platform/start-error.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import { createServices, type Services } from '#server/services.ts';
import { fillGroups } from './demo-groups.ts';
import { fillMeetings } from './demo-meetings.ts';
import { fillPoll } from './demo-poll.ts';
import { demoPassword, organisations, people } from './people.ts';
import { holdRound } from './round-script.ts';
import { situations } from './situations.ts';

type DemoInput = { database: Database; services: Services; clock: Clock };

/** Ids of the people of the demo by login. */
export type Logins = ReadonlyMap<string, string>;

/**
 * Fills an empty database with the demo; does nothing when the demo is already there.
 *
 * @throws Error over real data: the demo's password is known to everyone.
 */
export async function fillDemo({ database, services, clock }: DemoInput): Promise<void> {
	const { prisma } = database;
	// People who were invited in the demo keep their accounts.
	if (await isDemo(database)) return;
	if ((await prisma.person.count()) > 0) {
		throw new StartError(
			'Cette base contient de vraies données, la démonstration ne s’y installe pas. Choisissez un autre DATA_DIR, ou utilisez npm start.',
		);
	}

	const logins = await fillPeople(database, clock);
	const wound = { at: clock.now() };
	const scripted = createServices({
		config: services.config,
		database,
		clock: { now: () => wound.at },
		log: services.log,
		broker: createMemoryBroker(),
	});
	const groups = await fillGroups({ services: scripted, logins, clock: wound });
	for (const situation of situations) {
		wound.at = morning(clock.now() - days(situation.daysAgo));
		await holdRound(
			{ services: scripted, prisma, logins, groupId: groups.passerelles, clock: wound },
			situation,
		);
	}
	await fillMeetings({ services, logins, now: clock.now() }, groups);
	await fillPoll({ services, logins, now: clock.now() }, groups.passerelles);
}

/** Whether the demo's people are in this database: their password is known to everyone. */
export async function isDemo({ prisma }: Database): Promise<boolean> {
	return (await prisma.person.count({ where: { email: { endsWith: '@demo.local' } } })) > 0;
}

/** Half past nine, or ten in summer, in Montréal: when groups meet. */
const morning = (at: Instant) => at - (at % days(1)) + hours(14) + minutes(30);

async function fillPeople({ prisma }: Database, clock: Clock): Promise<Logins> {
	const organisationIds = new Map<string, string>();
	for (const [key, organisation] of Object.entries(organisations)) {
		// A first start that nobody followed up has made TCRI already.
		const { id } = await prisma.organisation.upsert({
			where: { name: organisation.name },
			create: { id: crypto.randomUUID(), ...organisation },
			update: {},
		});
		organisationIds.set(key, id);
	}
	const passwordHash = await createPasswords().hash(demoPassword);
	const logins = new Map<string, string>();
	for (const { login, name, organisation, platformRole } of people) {
		const id = asId<'person'>(crypto.randomUUID());
		logins.set(login, id);
		await prisma.person.create({
			data: {
				id,
				name,
				email: `${login}@demo.local`,
				passwordHash,
				platformRole,
				organisationId: organisationIds.get(organisation) ?? '',
				rulesAcceptedAt: new Date(clock.now() - days(180)),
			},
		});
	}
	return logins;
}
