import { isGuessable } from '#platform/auth/guessable.server.ts';

/** The words of this place: the first that come to mind here. */
const ownWords = [
	...['espace', 'espaces', 'intervenant', 'intervenants', 'intervenante', 'intervenantes'],
	...['parents', 'codev', 'codeveloppement', 'consultation', 'animation', 'ronde', 'tcri', 'demo'],
];

/** Whether somebody who knows the place and the person would try this password first. */
export function isWeak(
	password: string,
	{ name, email }: { name: string; email: string },
	knownPassword: string | null,
): boolean {
	if (password === knownPassword) return false;
	const [mailbox = '', domain = ''] = email.split('@');
	const words = [
		...name.split(/\s+/u),
		name,
		mailbox,
		...mailbox.split(/[._+-]/u),
		...domain.split('.'),
	];
	return isGuessable(password, [...ownWords, ...words]);
}
