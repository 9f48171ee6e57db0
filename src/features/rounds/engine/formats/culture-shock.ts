import type { Template } from '../template.ts';
import { actionPlan, learning } from './codev-steps.ts';
import { questions, roundOfIdeas, story } from './common-steps.ts';
import { families } from './families.ts';
import { step } from './step.ts';

/** Cohen-Emerique's critical incident, in line with the intercultural approach of Espace Parents (S1). */
export const cultureShock75: Template = {
	key: 'culture-shock-75',
	title: 'Choc culturel, incident critique',
	family: families.intercultural,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 75,
	license: 'Méthode à citer (Cohen-Emerique); minutes de la plateforme',
	warning: null,
	steps: [
		step(8, {
			...story,
			title: 'Récit du choc',
			shortTitle: 'Récit',
			range: [5, 10],
			instruction: {
				...story.instruction,
				client: 'Racontez les faits, puis ce que vous avez ressenti.',
			},
			writes: { client: ['presentation', 'feeling'] },
			prompts: ['Que s’est-il passé, exactement?', 'Qu’avez-vous ressenti?', 'À quel moment?'],
			source: 'V26',
		}),
		step(15, {
			...questions,
			key: 'own-frame',
			title: 'Connaissance de soi : mon cadre de référence',
			shortTitle: 'Soi',
			range: [10, 20],
			speech: ['speaks', 'questions'],
			instruction: {
				client: 'Cherchez les valeurs, les normes et les attentes qui ont été heurtées chez vous.',
				consultant: 'Des questions pour éclairer ce cadre de référence, sans le juger.',
				facilitator: 'Restez du côté de la personne cliente. L’autre cadre vient ensuite.',
			},
			writes: { client: ['feeling', 'experience'], consultant: ['question'] },
			prompts: [
				'Quelle valeur a été heurtée?',
				'D’où vient cette attente?',
				'Que vouliez-vous protéger?',
			],
			source: 'V26,S1',
		}),
		step(15, {
			...roundOfIdeas,
			key: 'other-frame',
			title: 'Connaissance de l’autre : le cadre de référence du parent',
			shortTitle: 'L’autre',
			range: [10, 20],
			instruction: {
				...roundOfIdeas.instruction,
				client: 'Écoutez et notez ce que vous voudriez vérifier avec le parent.',
				consultant:
					'Proposez le sens que le parent peut y voir, ou ce qu’on gagnerait à lui demander.',
				facilitator: 'Ce sont des hypothèses. Demandez ce que le groupe ne sait pas.',
			},
			writes: { ...roundOfIdeas.writes, consultant: ['experience', 'hypothesis', 'question'] },
			prompts: [
				'Quel sens cela peut-il avoir pour le parent?',
				'Que protège-t-il?',
				'Que ne savons-nous pas?',
			],
			source: 'V26,S1',
		}),
		step(10, {
			...roundOfIdeas,
			key: 'context',
			title: 'Contexte : parcours migratoire, statut, institutions, pouvoir',
			shortTitle: 'Contexte',
			range: [5, 15],
			speech: ['answers', 'turn'],
			instruction: {
				client: 'Précisez le contexte si on vous le demande.',
				consultant: 'Nommez ce qui pèse sur la famille, puis ce que l’institution peut ajuster.',
				facilitator: 'L’adaptation va dans les deux sens. Demandez ce qui revient au milieu.',
			},
			writes: { ...roundOfIdeas.writes, consultant: ['hypothesis', 'lead', 'resource'] },
			prompts: [
				'Qui a du pouvoir, ici?',
				'Qu’est-ce que l’institution tient pour évident?',
				'Qu’est-ce que votre milieu pourrait ajuster?',
			],
			source: 'S1',
		}),
		step(15, {
			kind: 'consultation',
			key: 'common-ground',
			title: 'Terrain d’entente',
			shortTitle: 'Entente',
			range: [10, 20],
			mode: 'dialogue',
			speech: ['speaks', 'turn'],
			instruction: {
				client:
					'Cherchez un compromis acceptable pour vous deux. Dites ce qui n’est pas négociable.',
				consultant: 'Offrez des pistes qui respectent les deux cadres de référence.',
				facilitator: 'Vérifiez que chaque piste demande un pas aux deux côtés.',
			},
			writes: { client: ['takeaway'], consultant: ['experience', 'lead', 'resource', 'question'] },
			captures: { takeaways: true },
			prompts: [
				'Que voulez-vous, l’un et l’autre, pour cet enfant?',
				'Quel pas revient au milieu?',
				'Quelle limite ne se négocie pas?',
			],
			source: 'V26,S1',
		}),
		step(7, {
			...actionPlan,
			title: 'Engagement',
			shortTitle: 'Engagement',
			range: [5, 10],
			source: 'S31',
		}),
		step(5, {
			...learning,
			title: 'Apprentissages',
			range: [5, 10],
			source: 'S13',
		}),
	],
};
