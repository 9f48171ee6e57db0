import type { Clock } from '#kernel/clock.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { createSessions } from '#platform/auth/sessions.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Log } from '#platform/log.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import type { Broker } from '#platform/realtime/broker.server.ts';
import type { Demo } from '#features/accounts/demo/demo.server.ts';
import { createAccountQueries } from '#features/accounts/queries.server.ts';
import { createAccountService } from '#features/accounts/service.server.ts';
import { createGroupQueries } from '#features/groups/queries.server.ts';
import { createGroupService } from '#features/groups/service.server.ts';
import { createPollService } from '#features/meetings/poll/service.server.ts';
import { createMeetingQueries } from '#features/meetings/queries.server.ts';
import { createMeetingService } from '#features/meetings/service.server.ts';
import { createRoundChannel } from '#features/rounds/channel.server.ts';
import { formats } from '#features/rounds/engine/formats.ts';
import { createRoundQueries } from '#features/rounds/queries.server.ts';
import { createRoundService } from '#features/rounds/service.server.ts';

export type Services = ReturnType<typeof createServices>;

type Dependencies = {
	config: Config;
	database: Database;
	clock: Clock;
	log: Log;
	broker: Broker;
	/** What /demo shows; without it, that page does not exist. */
	demo?: Demo | null;
};

/** The composition root: the only place that builds services. Everyone else receives them. */
export function createServices(dependencies: Dependencies) {
	const { config, database, clock, log, broker, demo = null } = dependencies;
	const { prisma } = database;
	const isTemplate = (key: string) => formats.has(key);
	const sessions = createSessions(prisma, config.isSecure);
	const outbox = createOutbox({ database, clock });
	const groups = createGroupService({ database, clock });
	const groupQueries = createGroupQueries(prisma, clock);
	const accounts = createAccountService({
		database,
		clock,
		sessions,
		passwords: createPasswords(),
		onInvitationAccepted: groups.addMember,
		demo,
	});
	const rounds = createRoundService({ database, clock, broker, groups });
	const roundChannel = createRoundChannel({ prisma, groups, rounds });
	return {
		config,
		log,
		databaseKind: database.kind,
		isDatabaseUp: database.isUp,
		sessions,
		accounts,
		accountQueries: createAccountQueries({ prisma, clock, sessions, demo }),
		groups,
		groupQueries,
		meetings: createMeetingService({ database, clock, groups, outbox, isTemplate }),
		polls: createPollService({ database, clock, groups, outbox, isTemplate }),
		meetingQueries: createMeetingQueries({ prisma, clock, groups }),
		rounds,
		roundQueries: createRoundQueries({ prisma, groups, channel: roundChannel, clock }),
		channels: new Map([['round', roundChannel]]),
	};
}
