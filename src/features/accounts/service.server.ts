import { minutes, type Clock } from '#kernel/clock.ts';
import type { Passwords } from '#platform/auth/passwords.server.ts';
import type { Sessions } from '#platform/auth/sessions.server.ts';
import { createThrottle } from '#platform/auth/throttle.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Outbox } from '#platform/outbox/outbox.server.ts';
import type { Demo } from './demo/demo.server.ts';
import { accepting, type Admit } from './invitations/accept.server.ts';
import { createFirstInvitation } from './invitations/first.server.ts';
import { inviting } from './invitations/invite.server.ts';
import { organising } from './organisations/organisations.server.ts';
import { choosing } from './password-links/choose.server.ts';
import { linking } from './password-links/make.server.ts';
import { managing } from './people/manage.server.ts';
import { signing } from './sign-in/sign-in.server.ts';

export type AccountService = ReturnType<typeof createAccountService>;

export type AccountDependencies = {
	database: Database;
	clock: Clock;
	sessions: Sessions;
	passwords: Passwords;
	onInvitationAccepted: Admit;
	/** Where letters are asked for; null without a mail server. */
	post: Outbox | null;
	/** null outside demo mode. */
	demo: Demo | null;
};

const windowMs = minutes(15);

/** Who may enter, by which link or password, and with which rights. */
export function createAccountService(dependencies: AccountDependencies) {
	const { clock, demo } = dependencies;
	const knownPassword = demo?.password ?? null;
	const throttles = {
		perAccount: createThrottle({ clock, attempts: 10, windowMs }),
		// A whole organisation may sit behind one address.
		perAddress: createThrottle({ clock, attempts: 50, windowMs }),
	};
	return {
		...signing({ ...dependencies, throttles, knownPassword }),
		...inviting(dependencies),
		...accepting({ ...dependencies, knownPassword }),
		...managing(dependencies),
		...linking(dependencies),
		...choosing({ ...dependencies, throttles, knownPassword }),
		...organising(dependencies),
		createFirstInvitation: () => createFirstInvitation(dependencies),
	};
}
