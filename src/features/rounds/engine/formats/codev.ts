import type { Template } from '../template.ts';
import {
	actionPlan,
	choice,
	clarification,
	consultation,
	contract,
	learning,
	pause,
	presentation,
	welcome,
} from './codev-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

const license = 'Libre (marque non déposée, S40)';

/** Ninety minutes is the upper bound of one consultation, 60 to 90 minutes (S2). */
export const codev90: Template = {
	key: 'codev-90',
	title: 'Codéveloppement, 90 minutes',
	family: families.codev,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 90,
	license,
	warning: null,
	steps: [
		step(10, welcome),
		step(5, choice),
		step(8, presentation),
		step(17, clarification),
		step(5, contract),
		step(25, consultation),
		step(8, actionPlan),
		step(12, learning),
	],
};

/** Monthly meetings of three hours (S2); two situations from the end of the first cycle on (S12). */
export const codev180: Template = {
	key: 'codev-180',
	title: 'Codéveloppement, rencontre de 3 heures',
	family: families.codev,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 180,
	license,
	warning:
		'La personne cliente reste la même toute la ronde. Pour une autre personne, ouvrez une autre ronde.',
	steps: [
		step(25, {
			...welcome,
			title: 'Accueil, météo et retours',
			range: [15, 30],
			instruction: everyone(
				'Votre météo, des nouvelles de votre action, puis un sujet en une phrase.',
				'Écoutez les retours, puis choisissez deux situations avec le groupe.',
			),
			writes: { client: ['subject'], consultant: ['subject'], facilitator: ['subject'] },
			source: 'S9',
		}),
		step(8, presentation),
		step(15, clarification),
		step(5, contract),
		step(22, consultation),
		step(8, actionPlan),
		step(12, {
			...learning,
			captures: {},
		}),
		step(10, pause),
		step(8, {
			...presentation,
			key: 'presentation-2',
		}),
		step(14, {
			...clarification,
			key: 'clarification-2',
		}),
		step(4, {
			...contract,
			key: 'contract-2',
		}),
		step(20, {
			...consultation,
			key: 'consultation-2',
		}),
		step(8, {
			...actionPlan,
			key: 'action-plan-2',
		}),
		step(11, {
			...learning,
			key: 'learning-2',
			captures: {},
		}),
		step(10, {
			...learning,
			key: 'closing',
			title: 'Régulation et clôture',
			shortTitle: 'Clôture',
			instruction: everyone(
				'Comment le groupe a-t-il travaillé? Dites ce que vous voulez garder ou ajuster.',
				'Un mot par personne. Convenez de la prochaine date et de la prochaine personne cliente.',
			),
			writes: {
				client: ['adjustment'],
				consultant: ['adjustment'],
				facilitator: ['adjustment'],
			},
			source: 'S31',
		}),
	],
};

/** The first three lengths are S10's; the rest is ours. */
export const codev60: Template = {
	key: 'codev-60',
	title: 'Codéveloppement, 60 minutes',
	family: families.codev,
	participants: { min: 6, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 60,
	license,
	warning: null,
	steps: [
		step(5, {
			...presentation,
			source: 'S10',
		}),
		step(15, {
			...clarification,
			source: 'S10',
		}),
		step(10, {
			...contract,
			title: 'Redéfinition et contrat',
			range: [5, 10],
			mode: 'go-round',
			speech: ['speaks', 'turn'],
			instruction: {
				client:
					'Écoutez les reformulations, puis fixez votre demande : « J’aimerais repartir avec… »',
				consultant: 'Dites en une phrase la demande que vous entendez, sans proposer de réponse.',
				facilitator:
					'Une reformulation par personne. La personne cliente choisit ensuite et publie le contrat.',
			},
			source: 'S10',
		}),
		step(15, {
			...consultation,
			source: 'DESIGN',
		}),
		step(7, {
			...actionPlan,
			source: 'DESIGN',
		}),
		step(8, {
			...learning,
			source: 'DESIGN',
		}),
	],
};

/** Landmarks for remote groups: S4, S26. */
export const codevRemote120: Template = {
	key: 'codev-remote-120',
	title: 'Codéveloppement à distance, 2 heures',
	family: families.codev,
	participants: { min: 4, max: 6 },
	clock: 'indicative',
	unit: 'minutes',
	total: 120,
	license,
	warning: null,
	steps: [
		step(12, {
			...welcome,
			title: 'Accueil technique et météo',
			range: [5, 15],
			instruction: everyone(
				'Vérifiez le son, l’image et que personne d’autre n’entend. Puis votre météo, en un mot.',
				'Demandez à chaque personne si son lieu est privé. Réglez la technique avant de commencer.',
			),
			captures: {},
			prompts: [],
			source: 'DESIGN',
		}),
		step(10, {
			...welcome,
			key: 'follow-up',
			title: 'Retours sur les plans d’action',
			shortTitle: 'Retours',
			range: [5, 15],
			instruction: everyone(
				'Nommez une action, un effet et un obstacle.',
				'Une minute par personne. Les retours ne se discutent pas.',
			),
			source: 'S2',
		}),
		step(6, {
			...choice,
			source: 'S21',
		}),
		step(8, presentation),
		step(18, clarification),
		step(6, contract),
		step(5, {
			...pause,
			title: 'Pause écran',
			range: [3, 10],
			instruction: everyone(
				'Fermez la caméra et quittez l’écran des yeux.',
				'Dites à quelle heure le groupe reprend, caméras ouvertes.',
			),
		}),
		step(25, consultation),
		step(3, {
			kind: 'reflection',
			title: 'Écriture silencieuse',
			shortTitle: 'Écriture',
			range: [2, 5],
			mode: 'silent-writing',
			speech: ['notes', 'notes'],
			instruction: {
				client: 'Relisez ce qui a été déposé et gardez ce qui vous sert.',
				consultant: 'Notez en silence ce que vous apprenez. Personne d’autre ne le lit.',
				facilitator: 'Gardez le silence, micros fermés.',
			},
			writes: { client: ['takeaway'], consultant: ['learning'] },
			captures: { actions: 'client', takeaways: true },
			source: 'DESIGN',
		}),
		step(10, actionPlan),
		step(12, learning),
		step(5, {
			kind: 'reflection',
			key: 'closing',
			title: 'Météo de sortie',
			shortTitle: 'Sortie',
			range: [3, 5],
			mode: 'go-round',
			speech: ['turn', 'turn'],
			instruction: everyone(
				'Un mot pour dire comment vous repartez.',
				'Recueillez un mot par personne, puis remerciez le groupe.',
			),
			source: 'S31',
		}),
	],
};
