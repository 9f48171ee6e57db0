import type { Template } from '../template.ts';
import { feedback, questions, roundOfIdeas, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

/** For the two videos and the contents of Initiative Espace Parents. */
export const expertClinic60: Template = {
	key: 'expert-clinic-60',
	title: 'Clinique avec personne-ressource',
	family: families.expertClinic,
	participants: { min: 6, max: 20 },
	clock: 'strict',
	unit: 'minutes',
	total: 60,
	license: 'Méthode générique',
	warning: null,
	steps: [
		step(5, {
			kind: 'welcome',
			title: 'Accueil',
			range: [3, 5],
			mode: 'monologue',
			speech: ['listens', 'listens'],
			instruction: everyone(
				'Écoutez l’accueil et le déroulement.',
				'Présentez la personne-ressource et rappelez la confidentialité.',
			),
			source: 'V28',
		}),
		step(15, {
			kind: 'presentation',
			key: 'capsule',
			title: 'Capsule de contenu',
			shortTitle: 'Capsule',
			range: [10, 30],
			mode: 'monologue',
			speech: ['listens', 'listens'],
			instruction: everyone(
				'Écoutez la capsule et notez ce qui éclaire votre pratique.',
				'Donnez la parole à la personne-ressource. Trente minutes au plus, questions comprises.',
			),
			writes: { facilitator: ['resource'] },
			source: 'V28',
		}),
		step(8, {
			...story,
			title: 'Situation dépersonnalisée',
			shortTitle: 'Situation',
			range: [5, 10],
			source: 'V28,T5',
		}),
		step(10, {
			...questions,
			title: 'Questions',
			range: [5, 10],
			instruction: {
				...questions.instruction,
				facilitator: 'Les pairs d’abord, la personne-ressource ensuite.',
			},
			source: 'DESIGN',
		}),
		step(15, {
			...roundOfIdeas,
			title: 'Pistes',
			range: [10, 20],
			instruction: {
				...roundOfIdeas.instruction,
				facilitator: 'Les pairs d’abord. La personne-ressource complète, sans conclure.',
			},
			source: 'V28',
		}),
		step(5, {
			...feedback,
			title: 'Synthèse écrite',
			shortTitle: 'Synthèse',
			range: [3, 5],
			instruction: {
				...feedback.instruction,
				client: 'Écrivez ce que vous retenez, puis ce que vous ferez.',
			},
			captures: { actions: 'client', takeaways: true },
			source: 'DESIGN',
		}),
		step(2, {
			kind: 'reflection',
			key: 'announcements',
			title: 'Annonces',
			range: [1, 3],
			mode: 'monologue',
			speech: ['listens', 'listens'],
			instruction: everyone(
				'Notez la prochaine date.',
				'Annoncez la prochaine clinique, puis remerciez.',
			),
			source: 'V28',
		}),
	],
};
