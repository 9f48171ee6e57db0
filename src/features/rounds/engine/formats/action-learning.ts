import type { Template } from '../template.ts';
import { feedback, questions, roundOfIdeas, story } from './common-steps.ts';
import { families } from './families.ts';
import { step } from './step.ts';

/** Thirty to forty minutes for each person (V18). */
export const actionLearning36: Template = {
	key: 'action-learning-36',
	title: 'Apprentissage par l’action, une personne',
	family: families.actionLearning,
	participants: { min: 4, max: 8 },
	clock: 'strict',
	unit: 'minutes',
	total: 36,
	license: 'Méthode générique',
	warning: null,
	steps: [
		step(2, {
			...story,
			title: 'Enjeu',
			range: [2, 3],
			instruction: {
				...story.instruction,
				client: 'Dites votre enjeu en quelques phrases.',
			},
			source: 'V18',
		}),
		step(10, {
			...questions,
			title: 'Questions de clarification',
			shortTitle: 'Clarification',
			range: [5, 10],
			mode: 'go-round',
			instruction: {
				...questions.instruction,
				consultant: 'Une question pour comprendre et une relance, puis passez la parole.',
			},
			source: 'V18',
		}),
		step(15, {
			...questions,
			kind: 'consultation',
			title: 'Questions pour aider à penser',
			shortTitle: 'Penser',
			range: [10, 15],
			mode: 'go-round',
			instruction: {
				client: 'Pensez à voix haute. Vous pouvez laisser une question sans réponse.',
				consultant: 'Seulement des questions qui ouvrent : « Qu’est-ce qui vous retient? »',
				facilitator: 'Transformez les conseils en questions. Laissez des silences.',
			},
			source: 'V18,V19',
		}),
		step(2, {
			...feedback,
			key: 'synthesis',
			title: 'Synthèse',
			range: [2, 2],
			instruction: { ...feedback.instruction, client: 'Dites ce qui s’est éclairci pour vous.' },
			source: 'V18',
		}),
		step(5, {
			...roundOfIdeas,
			key: 'resources',
			title: 'Tour de ressources (facultatif)',
			shortTitle: 'Ressources',
			range: [0, 5],
			instruction: {
				...roundOfIdeas.instruction,
				consultant: 'Offrez un contact, un outil ou une lecture, sans le défendre.',
			},
			writes: { ...roundOfIdeas.writes, consultant: ['resource'], facilitator: ['resource'] },
			source: 'V18',
		}),
		step(2, {
			...feedback,
			title: 'Action',
			range: [2, 2],
			instruction: {
				...feedback.instruction,
				client: 'Dites une action : quoi, avec qui, pour quand.',
			},
			captures: { actions: 'client', takeaways: true },
			source: 'V18',
		}),
	],
};
