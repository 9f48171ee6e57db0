import type { Template } from '../template.ts';
import { feedback, groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

/** Lasts from an hour and a half to three hours; the lengths are an order of magnitude (V25). */
export const gease: Template = {
	key: 'gease',
	title: 'GEASE, sans minutage',
	family: families.practiceAnalysis,
	participants: { min: 5, max: 15 },
	clock: 'none',
	unit: 'minutes',
	total: 120,
	license: 'Méthode générique',
	warning: 'Le GEASE refuse de minuter : les durées ne sont qu’un ordre de grandeur.',
	steps: [
		step(15, {
			kind: 'welcome',
			title: 'Espace tampon, règles et choix',
			shortTitle: 'Ouverture',
			range: [10, 20],
			mode: 'go-round',
			speech: ['turn', 'turn'],
			instruction: everyone(
				'Déposez ce qui vous occupe, puis proposez une situation en une phrase.',
				'Dites la formule d’ouverture, rappelez les règles, puis choisissez avec le groupe.',
			),
			writes: { client: ['subject'], consultant: ['subject'], facilitator: ['subject'] },
			source: 'V25',
		}),
		step(15, {
			...story,
			title: 'Récit et question',
			shortTitle: 'Récit',
			range: [5, 25],
			instruction: {
				client: 'Racontez, posez votre question au groupe, puis dites que vous avez terminé.',
				consultant: 'Écoutez jusqu’au signal de fin.',
				facilitator: 'Attendez le signal de la personne cliente. Personne ne relance.',
			},
			captures: { contract: true },
			source: 'V25',
		}),
		step(30, {
			...questions,
			title: 'Questions, cinq champs',
			shortTitle: 'Questions',
			range: [15, 45],
			instruction: {
				...questions.instruction,
				facilitator:
					'Ouvrez les cinq champs : pédagogique, didactique, institutionnel, sociologique, psychologique.',
			},
			source: 'V25',
		}),
		step(30, {
			...groupTalk,
			title: 'Hypothèses',
			range: [15, 45],
			mode: 'go-round',
			speech: ['outside', 'turn'],
			instruction: {
				...groupTalk.instruction,
				consultant: 'Proposez des hypothèses pour comprendre, puis des pistes.',
			},
			writes: { ...groupTalk.writes, consultant: ['hypothesis', 'lead'] },
			source: 'V25',
		}),
		step(10, {
			...feedback,
			title: 'Reprise de parole',
			shortTitle: 'Reprise',
			range: [5, 15],
			source: 'V25',
		}),
		step(5, {
			kind: 'reflection',
			key: 'observation',
			title: 'Observation',
			range: [3, 10],
			mode: 'monologue',
			speech: ['listens', 'listens', 'speaks'],
			instruction: everyone(
				'Écoutez ce que l’observation a remarqué du travail du groupe.',
				'Donnez la parole à l’observation, ou dites ce que vous avez remarqué.',
			),
			writes: { facilitator: ['adjustment'] },
			source: 'V25',
		}),
		step(15, {
			kind: 'learning',
			title: 'Débreffage',
			range: [10, 60],
			mode: 'go-round',
			speech: ['turn', 'turn'],
			instruction: everyone(
				'Dites ce que cette situation apprend sur le métier, au-delà d’elle-même.',
				'Aidez le groupe à prendre de la hauteur, sans revenir sur la situation.',
			),
			writes: { client: ['learning'], consultant: ['learning'], facilitator: ['learning'] },
			captures: { pulse: true },
			source: 'V25',
		}),
	],
};
