import type { Step, Template } from '../template.ts';
import { feedback, groupTalk, questions, story } from './common-steps.ts';
import { families } from './families.ts';
import { step, type StepDraft } from './step.ts';

const request: StepDraft = {
	...story,
	title: 'Demande',
	range: [1, 2],
	instruction: {
		...story.instruction,
		client: 'Dites votre défi, puis l’aide que vous souhaitez.',
	},
	captures: { contract: true },
	source: 'V20',
};

const clarification: StepDraft = {
	...questions,
	title: 'Clarification',
	range: [1, 2],
	mode: 'free',
	source: 'V20',
};

const backTurned: StepDraft = {
	...groupTalk,
	title: 'Dos tourné',
	range: [4, 5],
	instruction: {
		...groupTalk.instruction,
		client: 'Tournez le dos, ou fermez micro et caméra. Écoutez et notez.',
	},
	source: 'V20',
};

const benefit: StepDraft = {
	...feedback,
	title: 'Ce qui m’a été utile',
	shortTitle: 'Retour',
	range: [1, 2],
	source: 'V20',
};

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
	warning:
		'La personne cliente reste la même toute la ronde. Pour une autre personne, ouvrez une autre ronde.',
	steps: [...turn(1), ...turn(2), ...turn(3)],
};

function turn(rank: number): Step[] {
	const during = (draft: StepDraft): StepDraft => ({
		...draft,
		key: `${draft.kind}-${rank}`,
		title: `${draft.title}, tour ${rank}`,
		shortTitle: draft.shortTitle ?? draft.title,
	});
	return [
		step(2, during(request)),
		step(2, during(clarification)),
		step(5, during(backTurned)),
		step(1, during(benefit)),
	];
}
