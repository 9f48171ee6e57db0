import type { Clock } from '#kernel/clock.ts';
import { createPasswords } from '#platform/auth/passwords.server.ts';
import { createSessions } from '#platform/auth/sessions.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Log } from '#platform/log.server.ts';
import { createAccountQueries } from '#features/accounts/queries.server.ts';
import { createAccountService } from '#features/accounts/service.server.ts';
import { createGroupQueries } from '#features/groups/queries.server.ts';
import { createGroupService } from '#features/groups/service.server.ts';

export type Services = ReturnType<typeof createServices>;

type Dependencies = { config: Config; database: Database; clock: Clock; log: Log };

/** The composition root: the only place that builds services. Everyone else receives them. */
export function createServices({ config, database, clock, log }: Dependencies) {
	const { prisma } = database;
	const sessions = createSessions(prisma, config.isSecure);
	const passwords = createPasswords();
	const groups = createGroupService({ database, clock });
	return {
		config,
		log,
		sessions,
		accounts: createAccountService({ database, clock, sessions, passwords, groups }),
		accountQueries: createAccountQueries(prisma, clock),
		groups,
		groupQueries: createGroupQueries(prisma, clock),
	};
}
