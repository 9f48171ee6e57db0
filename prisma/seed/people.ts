import type { OrganisationType, PlatformRole } from '#features/accounts/model.ts';
import type { GroupRole } from '#features/groups/model.ts';

/** Everybody and everything here is fictitious. */
export const demoPassword = 'codeveloppement-demo';

export type DemoOrganisation = { name: string; type: OrganisationType; territory: string };

export const organisations = {
	coulee: { name: 'Maison des familles de la Coulée', type: 'family', territory: 'Montréal' },
	boreale: { name: 'Accueil Rive-Boréale', type: 'settlement', territory: 'Montréal' },
	tcri: { name: 'TCRI', type: 'tcri', territory: 'Québec' },
} as const satisfies Record<string, DemoOrganisation>;

export type DemoPerson = {
	/** The part of the address before « @demo.local ». */
	login: string;
	name: string;
	organisation: keyof typeof organisations;
	platformRole: PlatformRole;
	/** What the person shows of the platform, for the list at /demo. */
	note: string;
};

export const people = [
	person('animation', 'Nadège Beaubrun', 'coulee', 'anime les deux premiers groupes'),
	person(
		'coanimation',
		'Marc-Olivier Pelletier',
		'boreale',
		'peut prendre le relais de l’animation',
	),
	person('cliente', 'Soraya Benhaddou', 'boreale', 'a une action à suivre'),
	person('consultation1', 'Catalina Restrepo', 'coulee', 'consulte'),
	person('consultation2', 'Youssef El Amrani', 'boreale', 'consulte'),
	person('consultation3', 'Fatoumata Diarra', 'coulee', 'consulte'),
	person('consultation4', 'Émilie Gagnon-Roy', 'boreale', 'consulte'),
	person('consultation5', 'Thi-Lan Nguyen', 'coulee', 'consulte'),
	person('observation', 'Anahit Petrosyan', 'boreale', 'observe, sans prendre la parole'),
	{
		...person('moderation', 'Rosalie Thibault', 'tcri', 'modère pour la TCRI'),
		platformRole: 'moderator',
	},
	{
		...person('admin', 'Benoît Lachance', 'tcri', 'administre la plateforme'),
		platformRole: 'administrator',
	},
	person('exterieur', 'Mireille Ouedraogo', 'coulee', 'anime un autre groupe, tout neuf'),
] satisfies DemoPerson[];

function person(
	login: string,
	name: string,
	organisation: keyof typeof organisations,
	note: string,
): DemoPerson {
	return { login, name, organisation, platformRole: 'member', note };
}

export type DemoGroup = {
	name: string;
	purpose: string;
	members: [login: string, role: GroupRole][];
	/** Whether everybody has signed the agreement. */
	isSigned: boolean;
};

const table: DemoGroup['members'] = [
	['animation', 'facilitator'],
	['consultation2', 'member'],
	['consultation1', 'member'],
	['consultation3', 'member'],
	['cliente', 'member'],
	['coanimation', 'co-facilitator'],
	['consultation5', 'member'],
	['consultation4', 'member'],
	['observation', 'observer'],
];

export const groups = {
	passerelles: {
		name: 'Les Passerelles',
		purpose: 'Rejoindre les parents que nos horaires et nos façons de faire laissent de côté.',
		members: table,
		isSigned: true,
	},
	traversees: {
		name: 'Les Traversées',
		purpose: 'Accompagner les familles pendant leur première année à Montréal.',
		members: table,
		isSigned: true,
	},
	relais: {
		name: 'Le Relais',
		purpose: 'Un groupe qui se forme : il attend ses membres.',
		members: [['exterieur', 'facilitator']],
		isSigned: false,
	},
} satisfies Record<string, DemoGroup>;
