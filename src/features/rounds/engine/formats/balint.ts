import type { Template } from '../template.ts';
import { groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { everyone, step } from './step.ts';

/** Two situations fit a meeting of ninety minutes (V15). Nothing is written: the method listens to the telling. */
export const balint45: Template = {
	key: 'balint-45',
	title: 'Groupe inspiré de Balint',
	family: families.balint,
	participants: { min: 6, max: 10 },
	clock: 'indicative',
	unit: 'minutes',
	total: 45,
	license: 'Méthode générique; exiger une animation formée (V17)',
	warning: 'Demande une animation formée à cette approche. Rien ne s’écrit pendant la ronde.',
	steps: [
		step(7, {
			...story,
			title: 'Récit sans notes',
			shortTitle: 'Récit',
			range: [5, 15],
			instruction: {
				...story.instruction,
				client: 'Racontez la relation comme elle vous revient, sans lire de notes.',
			},
			writes: {},
			source: 'V15,V16',
		}),
		step(5, {
			...questions,
			title: 'Questions de fait',
			shortTitle: 'Faits',
			range: [3, 10],
			instruction: {
				...questions.instruction,
				consultant: 'Demandez seulement les faits qui vous manquent.',
				facilitator: 'Gardez ce temps court. Arrêtez ce qui ressemble à un interrogatoire.',
			},
			writes: {},
			source: 'V15,V16',
		}),
		step(25, {
			...groupTalk,
			title: 'Élaboration du groupe',
			shortTitle: 'Élaboration',
			range: [20, 60],
			instruction: {
				client: 'Reculez votre chaise et laissez le groupe travailler.',
				consultant:
					'Imaginez ce que ressentent le parent, l’enfant, l’intervention. Les suppositions sont bienvenues, pas les conseils.',
				facilitator: 'Ramenez à la relation. Demandez qui, dans le récit, n’a pas encore de voix.',
			},
			writes: {},
			source: 'V15,V16',
		}),
		step(5, {
			kind: 'reflection',
			title: 'Retour de la personne cliente',
			shortTitle: 'Retour',
			range: [3, 5],
			mode: 'monologue',
			speech: ['speaks', 'listens'],
			instruction: {
				client: 'Dites ce qui vous touche, si vous le souhaitez.',
				consultant: 'Écoutez sans relancer.',
				facilitator: 'Laissez la personne cliente choisir ce dont elle parle.',
			},
			source: 'V16',
		}),
		step(3, {
			kind: 'reflection',
			key: 'closing',
			title: 'Clôture',
			range: [2, 5],
			mode: 'free',
			speech: ['free', 'free'],
			instruction: everyone(
				'Prenez un moment pour quitter la situation.',
				'Remerciez le groupe, sans conclure à sa place.',
			),
			source: 'V16',
		}),
	],
};
