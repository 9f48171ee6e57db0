import type { Template } from '../template.ts';
import { debrief, feedback, groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { step } from './step.ts';

/** Fifty minutes in all (V22). The NSRF's name and texts are not ours to take: the words here are our own. */
export const dilemma50: Template = {
	key: 'dilemma-50',
	title: 'Protocole de dilemme',
	family: families.protocol,
	participants: { min: 4, max: 10 },
	clock: 'strict',
	unit: 'minutes',
	total: 50,
	license: 'NSRF : ne reprendre ni le nom ni les textes (V22)',
	warning: 'La NSRF, à l’origine de ce protocole, déconseille son usage sans animation certifiée.',
	steps: [
		step(8, {
			...story,
			title: 'Dilemme et question',
			shortTitle: 'Dilemme',
			range: [5, 10],
			instruction: {
				...story.instruction,
				client: 'Racontez le dilemme, puis posez votre question au groupe.',
			},
			captures: { contract: true },
			source: 'V22',
		}),
		step(5, {
			...questions,
			title: 'Questions de clarification',
			shortTitle: 'Clarification',
			range: [5, 5],
			instruction: {
				...questions.instruction,
				consultant: 'Qui, quoi, où, quand, comment : des questions de fait, jamais « pourquoi ».',
			},
			source: 'V22',
		}),
		step(10, {
			...questions,
			key: 'probing',
			title: 'Questions d’approfondissement',
			shortTitle: 'Approfondir',
			range: [10, 10],
			instruction: {
				client: 'Prenez le temps de penser. À la fin, reformulez votre question.',
				consultant: 'Des questions qui ouvrent, pour voir la situation autrement.',
				facilitator: 'Gardez une minute pour que la question soit reformulée et publiée.',
			},
			captures: { contract: true },
			source: 'V22',
		}),
		step(15, {
			...groupTalk,
			title: 'Discussion du groupe',
			shortTitle: 'Discussion',
			range: [15, 15],
			instruction: {
				...groupTalk.instruction,
				consultant: 'Parlez du dilemme, sans vous adresser à la personne cliente.',
			},
			source: 'V22',
		}),
		step(7, {
			...feedback,
			title: 'Réflexion',
			range: [5, 7],
			source: 'BK',
		}),
		step(5, {
			...debrief,
			title: 'Débreffage de la démarche',
			shortTitle: 'Débreffage',
			range: [5, 5],
			source: 'BK',
		}),
	],
};
