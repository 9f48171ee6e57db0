import type { Demo } from '#features/accounts/demo/demo.server.ts';
import { demoPassword, people } from './people.ts';

const accounts = people.map(({ login, name, note }) => ({
	email: `${login}@demo.local`,
	name,
	note,
}));

/** What /demo shows. */
export const demoShown = (): Demo => ({ password: demoPassword, people: accounts });

/** Who may sign in to the demo and with what, for whoever starts it. */
export function demoWelcome(): string {
	const width = Math.max(...accounts.map(({ email }) => email.length));
	const lines = accounts.map(
		({ email, name, note }) => `  ${email.padEnd(width)}  ${name}, ${note}`,
	);
	return [`Tout y est fictif. Chaque personne a le mot de passe ${demoPassword}`, ...lines].join(
		'\n',
	);
}
