import type { Template } from '../template.ts';
import { feedback, roundOfIdeas, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

/** Six phases after Tietze, 45 to 50 minutes (V5). */
export const peerConsultation45: Template = {
	key: 'peer-consultation-45',
	title: 'Consultation collégiale en six phases',
	family: families.peerConsultation,
	participants: { min: 5, max: 10 },
	clock: 'indicative',
	unit: 'minutes',
	total: 45,
	license: 'Citer l’auteur (Tietze); textes de la plateforme',
	warning: null,
	steps: [
		step(5, {
			kind: 'welcome',
			key: 'roles',
			title: 'Distribution des rôles',
			shortTitle: 'Rôles',
			range: [5, 15],
			mode: 'go-round',
			speech: ['speaks', 'turn'],
			instruction: everyone(
				'Dites le rôle que vous souhaitez tenir aujourd’hui.',
				'Répartissez les rôles : animation, personne cliente, consultation, secrétariat.',
			),
			source: 'V1,V7,V8',
		}),
		step(10, {
			...story,
			title: 'Récit spontané',
			shortTitle: 'Récit',
			range: [5, 15],
			mode: 'dialogue',
			instruction: {
				...story.instruction,
				client: 'Racontez la situation comme elle vous vient. L’animation vous soutient.',
				facilitator:
					'Soutenez le récit. Gardez deux ou trois questions de compréhension pour la fin.',
			},
			source: 'V8,V11',
		}),
		step(5, {
			kind: 'contract',
			title: 'Question clé',
			range: [3, 5],
			mode: 'dialogue',
			speech: ['speaks', 'answers'],
			instruction: {
				client:
					'Formulez votre question : « Comment puis-je…? » Le choix des mots vous appartient.',
				consultant: 'Aidez à préciser la question, sans y répondre.',
				facilitator: 'Vérifiez que la question porte sur la pratique de la personne cliente.',
			},
			writes: { consultant: ['reformulation'] },
			captures: { contract: true },
			source: 'V7',
		}),
		step(5, {
			kind: 'choice',
			key: 'way',
			title: 'Choix de la façon de consulter',
			shortTitle: 'Façon',
			range: [3, 5],
			mode: 'dialogue',
			speech: ['speaks', 'free'],
			instruction: {
				client: 'Choisissez la façon de consulter qui servira le mieux votre question.',
				consultant: 'Proposez une façon de consulter. La personne cliente choisit.',
				facilitator: 'Nommez deux ou trois façons : remue-méninges, bonnes questions, résonances.',
			},
			source: 'V3,V7',
		}),
		step(10, {
			...roundOfIdeas,
			title: 'Consultation',
			range: [10, 10],
			mode: 'one-per-turn',
			instruction: {
				...roundOfIdeas.instruction,
				facilitator: 'Une seule idée par prise de parole, notée par le secrétariat.',
			},
			source: 'V2',
		}),
		step(10, {
			...feedback,
			title: 'Bilan',
			range: [5, 10],
			source: 'V1',
		}),
	],
};
