import type { Clock } from '#kernel/clock.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { createSessions } from '#platform/auth/sessions.server.ts';
import { createSignedLinks } from '#platform/auth/signed-links.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Log } from '#platform/log.server.ts';
import { createMailbox } from '#platform/mail/mailbox.server.ts';
import { createMailer } from '#platform/mail/mailer.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import type { Broker } from '#platform/realtime/broker.server.ts';
import type { Demo } from '#features/accounts/demo/demo.server.ts';
import { createAccountQueries } from '#features/accounts/queries.server.ts';
import { createAccountService } from '#features/accounts/service.server.ts';
import { createGroupQueries } from '#features/groups/queries.server.ts';
import { createGroupService, type GroupService } from '#features/groups/service.server.ts';
import { createCalendarService } from '#features/meetings/calendar/service.server.ts';
import { createPollService } from '#features/meetings/poll/service.server.ts';
import { createAttendanceQueries } from '#features/meetings/attendance/queries.server.ts';
import { createAttendanceService } from '#features/meetings/attendance/service.server.ts';
import { createMeetingQueries } from '#features/meetings/queries.server.ts';
import { createMeetingService } from '#features/meetings/service.server.ts';
import { composeSample } from '#features/notifications/letters/compose.server.ts';
import { createSubjectService } from '#features/meetings/subjects/service.server.ts';
import { createNotificationQueries } from '#features/notifications/queries.server.ts';
import { readUnsubscription } from '#features/notifications/preferences/unsubscription.server.ts';
import { createNotificationService } from '#features/notifications/service.server.ts';
import { createRoundChannel } from '#features/rounds/channel.server.ts';
import { formats } from '#features/rounds/engine/formats.ts';
import { createFollowUpQueries } from '#features/rounds/follow-up/queries.server.ts';
import { createFollowUpService } from '#features/rounds/follow-up/service.server.ts';
import { findTables } from '#features/rounds/follow-up/tables.server.ts';
import { createRoundQueries } from '#features/rounds/queries.server.ts';
import { createRoundService } from '#features/rounds/service.server.ts';
import { lettersOf, toldBy } from './telling.ts';

export type Services = ReturnType<typeof createServices>;

type Dependencies = {
	config: Config;
	database: Database;
	clock: Clock;
	log: Log;
	broker: Broker;
	/** What /demo shows; without it, that page does not exist. */
	demo?: Demo | null;
	/** Told that facts wait in the outbox, and that letters wait to leave. */
	onWork?: { facts: () => void; letters: () => void };
};

const nothing = { facts: () => {}, letters: () => {} };

/** The composition root: the only place that builds services. Everyone else receives them. */
export function createServices(dependencies: Dependencies) {
	const { config, log, database } = dependencies;
	const platform = platformOf(dependencies);
	const features = featuresOf(dependencies, platform);
	const { sessions, mailer, mailbox } = platform;
	return {
		...{ config, log, sessions, mailer, mailbox },
		databaseKind: database.kind,
		isDatabaseUp: database.isUp,
		...features,
		...tellingOf(dependencies, platform, features),
	};
}

function platformOf({ config, database, clock, log, onWork = nothing }: Dependencies) {
	const { prisma } = database;
	const onError = (err: unknown) => log.error({ err }, 'a fact could not be handed on');
	const mailer = createMailer({ config, prisma, clock });
	return {
		mailer,
		mailbox: createMailbox(prisma, mailer),
		sessions: createSessions(prisma, config.isSecure),
		outbox: createOutbox({ database, clock, onEmit: onWork.facts, onError }),
		links: createSignedLinks(prisma),
	};
}

function featuresOf(dependencies: Dependencies, platform: ReturnType<typeof platformOf>) {
	const { database, clock, broker, demo = null } = dependencies;
	const { sessions, outbox, mailer } = platform;
	const { prisma } = database;
	const groups = createGroupService({ database, clock });
	const rounds = createRoundService({ database, clock, broker, groups, outbox });
	const roundChannel = createRoundChannel({ prisma, groups, rounds });
	return {
		...{ groups, rounds },
		groupQueries: createGroupQueries(prisma, clock),
		accounts: createAccountService({
			...{ database, clock, sessions, demo },
			passwords: createPasswords(),
			onInvitationAccepted: groups.addMember,
			post: mailer.kind === 'none' ? null : outbox,
		}),
		accountQueries: createAccountQueries({ prisma, clock, sessions, demo }),
		...meetingsOf(dependencies, platform, groups),
		followUps: createFollowUpService({ database, clock, groups, outbox }),
		followUpQueries: createFollowUpQueries({ prisma, groups }),
		roundQueries: createRoundQueries({ prisma, groups, channel: roundChannel, clock }),
		channels: new Map([['round', roundChannel]]),
	};
}

function tellingOf(
	{ config, database, clock, log, onWork = nothing }: Dependencies,
	{ outbox, mailer, links }: ReturnType<typeof platformOf>,
	features: ReturnType<typeof featuresOf>,
) {
	const { prisma } = database;
	const meetings = features.meetingQueries;
	const followUps = features.followUpQueries;
	const notificationQueries = createNotificationQueries({ prisma, meetings, followUps });
	const told = toldBy({ ...features, config, prisma, clock, links, notificationQueries });
	return {
		notificationQueries,
		notifications: createNotificationService({
			...{ database, clock, log, outbox, mailer, ...told },
			publicOrigin: config.publicOrigin,
			onLetters: onWork.letters,
		}),
		findUnsubscription: (token: string) => readUnsubscription(links, token),
		/** Every letter, where the mailbox shows them; nowhere else. */
		listLetterSamples: () =>
			mailer.kind === 'mailbox'
				? lettersOf(config.publicOrigin).map((one) => composeSample(one, config.publicOrigin))
				: [],
	};
}

function meetingsOf(
	{ config, database, clock }: Dependencies,
	{ outbox, links }: ReturnType<typeof platformOf>,
	groups: GroupService,
) {
	const { publicOrigin, mailFrom } = config;
	const { prisma } = database;
	const isTemplate = (key: string) => formats.has(key);
	const meetings = createMeetingService({ database, clock, groups, outbox, isTemplate });
	return {
		meetings,
		polls: createPollService({ database, clock, groups, outbox, isTemplate }),
		meetingQueries: createMeetingQueries({ prisma, clock, groups }),
		// A round opened from a meeting's page belongs to it; rounds know nothing of meetings.
		attendance: createAttendanceService({
			...{ database, clock, groups, outbox, findRounds: findTables },
		}),
		attendanceQueries: createAttendanceQueries({ prisma, clock, groups, findRounds: findTables }),
		subjects: createSubjectService({ database, clock, groups, outbox }),
		calendar: createCalendarService({
			...{ database, clock, groups, meetings, publicOrigin, links, organizer: mailFrom },
		}),
	};
}
