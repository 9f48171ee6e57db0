import type { Step, Template } from '../template.ts';
import { feedback, groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { step } from './step.ts';

/** Three turns of ten minutes: each of the three is client once. */
export const troika30: Template = {
	key: 'troika-30',
	title: 'Troïka, trois tours de 10 minutes',
	family: families.liberatingStructures,
	participants: { min: 3, max: 3 },
	clock: 'strict',
	unit: 'minutes',
	total: 30,
	license: 'Liberating Structures : vérifier CC BY-NC',
	warning: 'Trois personnes, trois tours : chaque personne apporte sa situation à son tour.',
	steps: [...turn(1), ...turn(2), ...turn(3)],
};

function turn(rank: number): Step[] {
	return [...tell(rank), ...help(rank)];
}

function tell(rank: number): Step[] {
	return [
		step(2, {
			...story,
			key: `request-${rank}`,
			title: `Demande, tour ${rank}`,
			shortTitle: 'Demande',
			range: [1, 2],
			instruction: {
				...story.instruction,
				client: 'Dites votre défi, puis l’aide que vous souhaitez.',
			},
			captures: { contract: true },
			source: 'V20',
		}),
		step(2, {
			...questions,
			key: `clarification-${rank}`,
			title: `Clarification, tour ${rank}`,
			shortTitle: 'Clarification',
			range: [1, 2],
			mode: 'free',
			source: 'V20',
		}),
	];
}

function help(rank: number): Step[] {
	return [
		step(5, {
			...groupTalk,
			key: `back-turned-${rank}`,
			title: `Dos tourné, tour ${rank}`,
			shortTitle: 'Dos tourné',
			range: [4, 5],
			instruction: {
				...groupTalk.instruction,
				client: 'Tournez le dos, ou fermez micro et caméra. Écoutez et notez.',
			},
			source: 'V20',
		}),
		step(1, {
			...feedback,
			key: `feedback-${rank}`,
			title: `Ce qui m’a été utile, tour ${rank}`,
			shortTitle: 'Retour',
			range: [1, 2],
			source: 'V20',
		}),
	];
}
