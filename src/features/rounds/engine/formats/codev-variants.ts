import type { Template } from '../template.ts';
import {
	actionPlan,
	clarification,
	consultation,
	contract,
	learning,
	presentation,
} from './codev-steps.ts';
import { feedback, groupTalk, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

/** Proportions drawn from S31. AFCODEV counts sessions of 45 minutes among the drifts of the method (S16). */
export const codevShort45: Template = {
	key: 'codev-short-45',
	title: 'Format court inspiré du codév, 45 minutes',
	family: families.inspired,
	participants: { min: 4, max: 6 },
	clock: 'strict',
	unit: 'minutes',
	total: 45,
	license: 'Libre (marque non déposée, S40)',
	warning:
		'L’AFCODEV range les séances de 45 minutes parmi les dérives du codéveloppement. À réserver aux jours où le temps manque.',
	steps: [
		step(2, {
			kind: 'welcome',
			title: 'Cadre',
			range: [1, 3],
			mode: 'monologue',
			speech: ['listens', 'listens'],
			instruction: everyone(
				'Écoutez le rappel du cadre.',
				'Rappelez la confidentialité, les rôles et l’heure de fin.',
			),
			source: 'DESIGN',
		}),
		step(5, {
			...presentation,
			source: 'S31',
		}),
		step(9, {
			...clarification,
			source: 'S31',
		}),
		step(4, {
			...contract,
			source: 'S31',
		}),
		step(13, {
			...consultation,
			range: [10, 20],
			source: 'S31',
		}),
		step(5, {
			...actionPlan,
			source: 'S31',
		}),
		step(7, {
			...learning,
			source: 'S31',
		}),
	],
};

/** Our own reading of « codév inversé », as a flipped class: the situation and first questions are read before. */
export const codevFlipped50: Template = {
	key: 'codev-flipped-50',
	title: 'Codéveloppement inversé, situation lue d’avance',
	family: families.codev,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 50,
	license: 'Interne',
	warning: 'La situation et les premières questions s’écrivent avant la rencontre.',
	steps: [
		step(3, {
			...presentation,
			title: 'Rappel de la situation lue d’avance',
			shortTitle: 'Rappel',
			range: [2, 5],
			instruction: {
				client: 'Dites ce qui a changé depuis que vous avez écrit la situation.',
				consultant: 'Écoutez. Vos questions écrites restent cachées pour l’instant.',
				facilitator:
					'Vérifiez que tout le monde a lu la situation. Sinon, laissez une minute de lecture.',
			},
			source: 'DESIGN',
		}),
		step(8, {
			...clarification,
			source: 'DESIGN',
		}),
		step(5, {
			...contract,
			source: 'DESIGN',
		}),
		step(18, {
			...consultation,
			source: 'DESIGN',
		}),
		step(7, {
			...actionPlan,
			source: 'DESIGN',
		}),
		step(9, {
			...learning,
			source: 'DESIGN',
		}),
	],
};

/** A strengths-based round (S1); the name is ours. */
export const codevSuccess60: Template = {
	key: 'codev-success-60',
	title: 'Codéveloppement appréciatif, une réussite à transférer',
	family: families.inspired,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 60,
	license: 'Interne',
	warning: null,
	steps: [
		step(8, {
			...presentation,
			title: 'Récit d’une réussite',
			shortTitle: 'Récit',
			instruction: {
				client:
					'Racontez une situation qui a bien tourné : quoi, avec qui, et ce qui dépendait de vous.',
				consultant:
					'Écoutez ce qui a rendu cette réussite possible. Vos questions restent cachées.',
				facilitator: 'Protégez ce temps de parole. Ramenez au concret si le récit devient modeste.',
			},
			prompts: [
				'Qu’est-ce qui dépendait de vous?',
				'Qui y a contribué?',
				'Quel a été le moment clé?',
			],
			source: 'DESIGN',
		}),
		step(12, {
			...clarification,
			title: 'Questions sur les forces et les conditions',
			shortTitle: 'Questions',
			range: [8, 15],
			instruction: {
				client: 'Répondez avec des exemples, sans minimiser votre part.',
				consultant: 'Qu’est-ce qui a rendu cela possible? Cherchez les forces et les conditions.',
				facilitator: 'Dévoilez les questions écrites. Ramenez aux forces plutôt qu’aux manques.',
			},
			prompts: [
				'Qu’est-ce qui a rendu cela possible?',
				'Sur quelles forces vous appuyez-vous?',
				'Que faisait le milieu à ce moment-là?',
			],
			source: 'DESIGN',
		}),
		step(15, {
			kind: 'consultation',
			title: 'Ingrédients clés',
			shortTitle: 'Ingrédients',
			range: [10, 20],
			mode: 'go-round',
			speech: ['notes', 'turn'],
			instruction: {
				client: 'Écoutez et notez les ingrédients que vous reconnaissez.',
				consultant: 'Nommez une force, une condition ou un savoir que vous avez entendu.',
				facilitator: 'Un ingrédient par tour. Demandez aussi ce qui a failli tout arrêter.',
			},
			writes: { client: ['takeaway'], consultant: ['experience', 'hypothesis', 'resource'] },
			source: 'DESIGN',
		}),
		step(15, {
			kind: 'action-plan',
			title: 'Transfert',
			range: [10, 20],
			mode: 'go-round',
			speech: ['listens', 'turn'],
			instruction: {
				client: 'Écoutez ce que votre réussite inspire. Notez ce que vous voulez poursuivre.',
				consultant: 'Dites ce que vous allez essayer chez vous : quoi, avec qui, pour quand.',
				facilitator: 'Une action par personne, assez petite pour commencer cette semaine.',
			},
			writes: { client: ['takeaway'], consultant: ['takeaway'], facilitator: ['takeaway'] },
			captures: { actions: 'everyone', takeaways: true },
			prompts: ['Que voulez-vous essayer?', 'De quoi aurez-vous besoin?', 'Qui peut vous appuyer?'],
			source: 'DESIGN',
		}),
		step(10, {
			...learning,
			title: 'Apprentissages',
			range: [5, 10],
			source: 'S13',
		}),
	],
};

export const micro30: Template = {
	key: 'micro-30',
	title: 'Micro-codév, 30 minutes',
	family: families.inspired,
	participants: { min: 3, max: 6 },
	clock: 'strict',
	unit: 'minutes',
	total: 30,
	license: 'Méthode générique',
	warning:
		'Ce n’est pas un codéveloppement au sens de Payette et Champagne : ni contrat, ni apprentissages.',
	steps: [
		step(7, {
			...story,
			title: 'Exposé éclair',
			shortTitle: 'Exposé',
			range: [5, 7],
			instruction: {
				...story.instruction,
				client: 'Racontez l’essentiel, puis dites ce que vous attendez du groupe.',
			},
			source: 'S42',
		}),
		step(20, {
			...groupTalk,
			title: 'Échange sans la personne cliente',
			shortTitle: 'Échange',
			range: [15, 20],
			source: 'S42',
		}),
		step(3, {
			...feedback,
			title: 'Retour',
			range: [3, 5],
			source: 'S42',
		}),
	],
};
