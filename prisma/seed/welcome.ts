import { demoPassword, people } from './people.ts';

/** Who may sign in to the demo and with what, for whoever starts it. */
export function demoWelcome(): string {
	const width = Math.max(...people.map(({ login }) => login.length));
	const lines = people.map(
		({ login, name, note }) => `  ${`${login}@demo.local`.padEnd(width + 13)}${name}, ${note}`,
	);
	return [`Tout y est fictif. Le mot de passe de chaque personne : ${demoPassword}`, ...lines].join(
		'\n',
	);
}
