import type { Template } from '../template.ts';
import {
	actionPlan,
	clarification,
	consultation,
	contract,
	learning,
	presentation,
} from './codev-steps.ts';
import { families } from './families.ts';
import { everyone, step, type StepDraft } from './step.ts';

/** Everything is written, so the words of the spoken steps do not fit and nothing is asked aloud. */
const written: Pick<StepDraft, 'mode' | 'prompts' | 'source'> = {
	mode: 'writing',
	prompts: [],
	source: 'V9',
};

/** Ten to twelve days, one visit a day at least (V9); written rounds are hard to facilitate (T10). */
export const codevAsync12: Template = {
	key: 'codev-async-12',
	title: 'Codéveloppement par écrit, 12 jours',
	family: families.codev,
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'days',
	total: 12,
	license: 'Libre (marque non déposée, S40)',
	warning: 'Chaque personne passe au moins une fois par jour. L’animation relance souvent.',
	steps: [
		step(1, {
			...written,
			kind: 'welcome',
			title: 'Engagement et rôles',
			shortTitle: 'Engagement',
			range: [1, 2],
			speech: ['turn', 'turn'],
			instruction: everyone(
				'Prenez votre place et choisissez le moment de votre passage quotidien.',
				'Confirmez les rôles et relancez les personnes absentes.',
			),
		}),
		step(1, {
			...presentation,
			...written,
			range: [1, 2],
			instruction: {
				client:
					'Écrivez la situation : le contexte, ce qui vous préoccupe, ce que vous avez tenté.',
				consultant: 'Lisez, puis notez vos questions. Elles restent cachées pour l’instant.',
				facilitator: 'Vérifiez que le texte est dépersonnalisé avant de passer à la suite.',
			},
		}),
		step(3, {
			...clarification,
			...written,
			range: [2, 5],
			instruction: {
				client: 'Répondez à votre rythme, au moins une fois par jour.',
				consultant: 'Des questions pour comprendre, une par message. Le moment des idées viendra.',
				facilitator: 'Dévoilez les questions en attente. Relancez si une réponse tarde.',
			},
		}),
		step(1, {
			...contract,
			...written,
			range: [1, 2],
			instruction: {
				client: 'Écrivez votre demande : « J’aimerais repartir avec… » Puis publiez le contrat.',
				consultant: 'Reformulez en une phrase. Le dernier mot revient à la personne cliente.',
				facilitator: 'Vérifiez que la demande est claire et à la portée du groupe.',
			},
		}),
		step(3, {
			...consultation,
			...written,
			range: [2, 5],
			instruction: {
				client: 'Lisez et notez ce qui résonne. Rien à justifier, rien à accepter tout de suite.',
				consultant: 'Écrivez au « je ». Une idée par fiche, en gardant le contrat en tête.',
				facilitator: 'Relancez les personnes qui n’ont pas encore écrit. Ramenez au contrat.',
			},
		}),
		step(1, {
			...actionPlan,
			...written,
			range: [1, 2],
			instruction: {
				client: 'Écrivez ce que vous retenez, puis ce que vous ferez : quoi, avec qui, pour quand.',
				consultant: 'Lisez sans rien ajouter. Le plan appartient à la personne cliente.',
				facilitator: 'Laissez la personne cliente trier en paix.',
			},
		}),
		step(2, {
			...learning,
			...written,
			range: [1, 3],
			instruction: everyone(
				'Qu’avez-vous appris pour votre propre pratique? Vous choisissez ce que vous partagez.',
				'Invitez tout le monde à écrire, puis demandez ce que le groupe veut ajuster.',
			),
		}),
	],
};
