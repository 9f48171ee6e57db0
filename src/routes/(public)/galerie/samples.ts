import type { Seated } from '#features/rounds/components/circle-seats.ts';

/** The fictitious group of the look. Samples are not sentences of the product, so they stay out of messages/. */
const group: Seated[] = [
	{
		id: 'nb',
		name: 'Nadège',
		initials: 'NB',
		role: 'animation',
		shortRole: 'animation',
		roleIcon: 'compass-bold',
	},
	{ id: 'ye', name: 'Youssef', initials: 'YE', role: 'consultant', isRemote: true },
	{ id: 'cr', name: 'Catalina', initials: 'CR', role: 'consultante' },
	{ id: 'fd', name: 'Fatoumata', initials: 'FD', role: 'consultante' },
	{
		id: 'sb',
		name: 'Soraya',
		initials: 'SB',
		role: 'personne cliente',
		shortRole: 'cliente',
		isClient: true,
	},
	{ id: 'mp', name: 'Marc-Olivier', initials: 'MP', role: 'consultant' },
	{
		id: 'tn',
		name: 'Thi-Lan',
		initials: 'TN',
		role: 'consultante, garde du temps',
		shortRole: 'garde du temps',
		roleIcon: 'hourglass-medium-bold',
	},
	{ id: 'eg', name: 'Émilie', initials: 'ÉG', role: 'consultante', isRemote: true },
	{
		id: 'ap',
		name: 'Anahit',
		initials: 'AP',
		role: 'observation',
		shortRole: 'observation',
		roleIcon: 'eye-bold',
		isObserver: true,
		isRemote: true,
	},
];

export function groupWith(changes: Record<string, Partial<Seated>> = {}): Seated[] {
	return group.map((seat) => ({ ...seat, ...changes[seat.id] }));
}

export const steps = [
	{ title: 'Exposé', minutes: 8 },
	{ title: 'Clarification', minutes: 17 },
	{ title: 'Contrat', minutes: 5 },
	{ title: 'Rétroactions', minutes: 25 },
	{ title: 'Plan d’action', minutes: 8 },
	{ title: 'Apprentissages', minutes: 12, isKept: true },
];

export const cards = [
	{
		id: '1',
		kind: 'question',
		text: 'Qu’est-ce qui se passe à la porte, quand il vient les chercher?',
		author: 'Youssef',
	},
	{ id: '2', kind: 'feeling', text: 'Son silence me touche.', author: 'Fatoumata' },
	{
		id: '3',
		kind: 'hypothesis',
		text: 'Une hypothèse : dire non protège sa dignité.',
		author: 'Thi-Lan',
	},
	{
		id: '4',
		kind: 'experience',
		text: 'J’ai demandé à un père de m’aider à installer la salle.',
		author: 'Youssef',
	},
	{ id: '5', kind: 'lead', text: 'Lui proposer un appel, à son heure.', author: 'Marc-Olivier' },
	{
		id: '6',
		kind: 'lead',
		text: 'Avant de l’inviter encore, demander à l’équipe ce qu’elle peut déplacer.',
		author: 'Thi-Lan',
	},
	{
		id: '7',
		kind: 'resource',
		text: 'Espace Parents, engagement paternel.',
		author: 'Nadège',
	},
] as const;
