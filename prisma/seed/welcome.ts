import type { Demo } from '#features/accounts/demo/demo.server.ts';
import { demoPassword, people } from './people.ts';

const accounts = people.map(({ login, name, note }) => ({ email: `${login}@demo.local`, name, note }));

/** What /demo tells; the links of invitations come as they are made. */
export const demoShown = (): Demo => ({ password: demoPassword, people: accounts, links: new Map() });

/** What whoever starts the demo reads in the terminal. */
export function demoWelcome(): string {
	const width = Math.max(...accounts.map(({ email }) => email.length));
	const lines = accounts.map(({ email, name, note }) => `  ${email.padEnd(width)}  ${name}, ${note}`);
	return ['', ...lines, '', `Mot de passe de toutes ces personnes : ${demoPassword}`].join('\n');
}
