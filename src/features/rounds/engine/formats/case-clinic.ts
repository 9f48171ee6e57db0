import type { Template } from '../template.ts';
import { questions, roundOfIdeas, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

export const caseClinic34: Template = {
	key: 'case-clinic-34',
	title: 'Clinique de situation, version courte',
	family: families.theoryU,
	participants: { min: 4, max: 5 },
	clock: 'strict',
	unit: 'minutes',
	total: 34,
	license: 'Presencing Institute : vérifier CC',
	warning: 'La version longue demande au moins 70 minutes.',
	steps: [
		step(5, {
			...story,
			title: 'Situation',
			range: [5, 15],
			instruction: {
				...story.instruction,
				client:
					'Dites votre défi, ce qu’en voient les autres et l’avenir souhaité. Nommez ce que vous devez lâcher, et l’aide attendue.',
			},
			source: 'V23',
		}),
		step(5, {
			...questions,
			title: 'Clarification',
			range: [3, 5],
			mode: 'free',
			source: 'V23',
		}),
		step(1, {
			kind: 'reflection',
			title: 'Silence',
			range: [1, 3],
			mode: 'silent-writing',
			speech: ['notes', 'notes'],
			instruction: everyone(
				'Laissez venir des images, des sensations, des métaphores. Notez-les pour vous.',
				'Tenez le silence jusqu’au bout.',
			),
			source: 'V23',
		}),
		step(6, {
			...roundOfIdeas,
			key: 'mirrors',
			title: 'Miroirs : je vois, je sens, je ressens',
			shortTitle: 'Miroirs',
			range: [5, 10],
			speech: ['listens', 'turn'],
			instruction: {
				client: 'Écoutez les images. Vous aurez une minute pour dire ce qu’elles vous font.',
				consultant: 'Offrez une image ou un ressenti, sans l’expliquer.',
				facilitator: 'Une minute par personne, puis une minute pour la personne cliente.',
			},
			writes: { ...roundOfIdeas.writes, consultant: ['feeling'] },
			source: 'V23',
		}),
		step(12, {
			kind: 'consultation',
			title: 'Dialogue génératif',
			shortTitle: 'Dialogue',
			range: [12, 25],
			mode: 'free',
			speech: ['free', 'free'],
			instruction: everyone(
				'Bâtissez sur ce qui vient d’être dit : « et… et… » Il n’y a rien à réparer.',
				'Ralentissez l’échange. Ramenez à ce qui est en train de naître.',
			),
			writes: {
				client: ['takeaway'],
				consultant: ['feeling', 'experience', 'hypothesis', 'lead', 'resource', 'question'],
			},
			source: 'V23',
		}),
		step(5, {
			kind: 'learning',
			title: 'Clôture et reconnaissance',
			shortTitle: 'Clôture',
			range: [5, 8],
			mode: 'go-round',
			speech: ['turn', 'turn'],
			instruction: {
				client: 'Dites ce que vous retenez, puis remerciez le groupe à votre façon.',
				consultant: 'Dites ce que cette situation vous apprend, puis votre reconnaissance.',
				facilitator: 'La personne cliente commence. Gardez une phrase pour chaque personne.',
			},
			writes: {
				client: ['takeaway', 'learning'],
				consultant: ['learning'],
				facilitator: ['learning'],
			},
			captures: { takeaways: true, pulse: true },
			source: 'V23',
		}),
	],
};
