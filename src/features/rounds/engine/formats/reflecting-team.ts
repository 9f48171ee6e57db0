import type { Template } from '../template.ts';
import { debrief, feedback, groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { step } from './step.ts';

/** The roles are V24's: client, interviewer, a team of three, time keeper, observer. The lengths are ours. */
export const reflectingTeam45: Template = {
	key: 'reflecting-team-45',
	title: 'Équipe réfléchissante',
	family: families.systemic,
	participants: { min: 6, max: 10 },
	clock: 'indicative',
	unit: 'minutes',
	total: 45,
	license: 'Méthode générique',
	warning: 'Prévoyez qui mène l’entretien, qui observe et qui garde le temps.',
	steps: [
		step(10, {
			...story,
			title: 'Récit, en entretien à deux',
			shortTitle: 'Récit',
			range: [5, 15],
			mode: 'dialogue',
			instruction: {
				client: 'Racontez un moment précis, heureux ou difficile. Une personne vous accompagne.',
				consultant: 'Écoutez le récit sans intervenir.',
				facilitator: 'Confiez l’entretien à une seule personne. Le groupe écoute.',
			},
			source: 'V24',
		}),
		step(8, {
			...questions,
			title: 'Questions',
			range: [5, 10],
			instruction: {
				...questions.instruction,
				facilitator: 'Arrêtez avec douceur les conseils, même sous forme de question.',
			},
			source: 'V24',
		}),
		step(2, {
			kind: 'contract',
			title: 'Question à l’équipe',
			shortTitle: 'Question',
			range: [1, 3],
			mode: 'monologue',
			speech: ['speaks', 'listens'],
			instruction: {
				client: 'Dites ce que vous voulez entendre de l’équipe, en une question.',
				consultant: 'Écoutez la question sans y répondre.',
				facilitator: 'Relisez la question à voix haute. La personne cliente la publie.',
			},
			captures: { contract: true },
			source: 'V24',
		}),
		step(12, {
			...groupTalk,
			title: 'L’équipe parle entre elle',
			shortTitle: 'Reflets',
			range: [8, 15],
			instruction: {
				...groupTalk.instruction,
				consultant: 'Parlez entre vous, sans regarder ni interpeller la personne cliente.',
			},
			source: 'V24',
		}),
		step(6, {
			...feedback,
			title: 'Retour',
			range: [3, 8],
			instruction: {
				...feedback.instruction,
				client: 'Dites ce qui vous a le plus servi, puis ce que vous ferez.',
			},
			captures: { actions: 'client', takeaways: true },
			source: 'V24',
		}),
		step(7, {
			...debrief,
			title: 'Observation de la démarche',
			shortTitle: 'Observation',
			range: [5, 10],
			instruction: {
				...debrief.instruction,
				facilitator: 'Donnez d’abord la parole à l’observation, puis faites un tour de table.',
			},
			source: 'V24',
		}),
	],
};
