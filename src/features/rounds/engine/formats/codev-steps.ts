import { everyone, type StepDraft } from './step.ts';

/** The steps of a codevelopment round, which every format of the family shares. */

export const welcome: StepDraft = {
	kind: 'welcome',
	title: 'Accueil et retours sur les plans d’action',
	shortTitle: 'Accueil',
	range: [5, 30],
	mode: 'go-round',
	speech: ['turn', 'turn'],
	instruction: everyone(
		'Où en êtes-vous depuis la dernière rencontre? Un mot, puis des nouvelles de votre action.',
		'Rappelez que ce qui se dit ici reste ici. Une minute par personne, sans discuter les plans.',
	),
	captures: { followUp: true },
	prompts: [
		'Qu’est-ce que votre action a changé?',
		'Qu’est-ce qui a facilité les choses?',
		'Qu’est-ce qui reste difficile?',
	],
	source: 'S2,S9',
};

export const choice: StepDraft = {
	kind: 'choice',
	title: 'Choix de la situation',
	shortTitle: 'Choix',
	range: [0, 10],
	mode: 'vote-then-decision',
	speech: ['speaks', 'turn'],
	instruction: everyone(
		'Un problème, une préoccupation ou un projet, en une phrase. Votez ensuite en silence.',
		'Une phrase par personne. Dévoilez le vote, puis décidez avec le groupe : le vote éclaire, il ne tranche pas.',
	),
	writes: { client: ['subject'], consultant: ['subject'], facilitator: ['subject'] },
	captures: { vote: true },
	prompts: [
		'Qu’est-ce qui presse pour vous?',
		'Sur quoi avez-vous prise?',
		'Quel sujet parle aussi à d’autres?',
	],
	source: 'S12,S15,S21',
};

export const presentation: StepDraft = {
	kind: 'presentation',
	title: 'Exposé',
	range: [5, 10],
	mode: 'monologue',
	speech: ['speaks', 'listens'],
	instruction: {
		client:
			'Racontez à votre façon : le contexte, ce qui vous préoccupe, ce que vous avez tenté. Personne ne vous interrompt.',
		consultant: 'Écoutez jusqu’au bout. Vos questions écrites restent cachées pour l’instant.',
		facilitator:
			'Protégez ce temps de parole. Si le récit s’arrête, laissez un silence avant de relancer.',
	},
	writes: { client: ['presentation'], consultant: ['question'] },
	hiddenUntilRevealed: ['question'],
	prompts: [
		'Qu’est-ce qui vous préoccupe le plus?',
		'Qu’avez-vous tenté jusqu’ici?',
		'Quelle place tenez-vous dans cette situation?',
	],
	source: 'S8,S9,S10',
};

export const clarification: StepDraft = {
	kind: 'clarification',
	title: 'Clarification',
	range: [5, 20],
	mode: 'speaking-queue',
	speech: ['answers', 'questions'],
	instruction: {
		client: 'Répondez simplement. « Je ne sais pas encore » est une bonne réponse.',
		consultant: 'Des questions pour comprendre, une à la fois. Le moment des idées viendra.',
		facilitator:
			'Dévoilez les questions écrites en silence. Si un conseil se glisse, proposez de le garder pour plus tard.',
	},
	writes: { consultant: ['question'], facilitator: ['question'] },
	prompts: [
		'À quoi avez-vous déjà pensé?',
		'Pour qui est-ce un problème?',
		'Qu’est-ce que votre milieu pourrait ajuster?',
	],
	source: 'S9,S10,S39',
};

export const contract: StepDraft = {
	kind: 'contract',
	title: 'Contrat de consultation',
	shortTitle: 'Contrat',
	range: [3, 10],
	mode: 'dialogue',
	speech: ['speaks', 'answers'],
	instruction: {
		client:
			'Dites votre demande : « J’aimerais repartir avec… » Le choix des mots vous appartient.',
		consultant: 'Reformulez pour aider à préciser. Le dernier mot revient à la personne cliente.',
		facilitator:
			'Vérifiez que la demande est claire et à la portée du groupe. Seule la personne cliente publie le contrat.',
	},
	writes: { consultant: ['reformulation'] },
	captures: { contract: true },
	prompts: [
		'Avec quoi aimeriez-vous repartir?',
		'Comment le groupe peut-il vous être utile?',
		'Qu’est-ce qui manque à cette formulation?',
	],
	source: 'S23,S30',
};

export const consultation: StepDraft = {
	kind: 'consultation',
	title: 'Réactions, commentaires, suggestions',
	shortTitle: 'Rétroactions',
	range: [15, 30],
	mode: 'go-round-then-free',
	speech: ['notes', 'turn'],
	instruction: {
		client: 'Écoutez et notez ce qui résonne. Rien à justifier, rien à accepter tout de suite.',
		consultant: 'Parlez au « je ». Une idée à la fois, en gardant le contrat en tête.',
		facilitator: 'Un tour de table, puis la parole est libre. Ramenez au contrat et au « je ».',
	},
	writes: {
		client: ['takeaway'],
		consultant: ['feeling', 'experience', 'hypothesis', 'lead', 'resource', 'question'],
		facilitator: ['resource'],
	},
	prompts: [
		'Qu’est-ce que cette situation vous fait vivre?',
		'Qu’avez-vous traversé de semblable?',
		'Quelles forces voyez-vous, dans la famille et dans le milieu?',
	],
	source: 'S39,S31',
};

export const actionPlan: StepDraft = {
	kind: 'action-plan',
	title: 'Synthèse et plan d’action',
	shortTitle: 'Plan d’action',
	range: [5, 20],
	mode: 'monologue',
	speech: ['speaks', 'listens'],
	instruction: {
		client: 'Dites ce que vous retenez, puis ce que vous ferez : quoi, avec qui, pour quand.',
		consultant: 'Écoutez sans rien ajouter. Le plan appartient à la personne cliente.',
		facilitator:
			'Laissez la personne cliente trier en paix. Une action simple vaut mieux que trois vagues.',
	},
	writes: { client: ['takeaway'] },
	captures: { actions: 'client', takeaways: true },
	prompts: ['Que gardez-vous?', 'Quel sera le premier petit pas?', 'Qui peut vous appuyer?'],
	source: 'S14,S31',
};

export const learning: StepDraft = {
	kind: 'learning',
	title: 'Apprentissages et régulation',
	shortTitle: 'Apprentissages',
	range: [5, 15],
	mode: 'go-round',
	speech: ['turn', 'turn'],
	instruction: everyone(
		'Qu’avez-vous appris pour votre propre pratique? Vous choisissez ce que vous partagez.',
		'Donnez la parole à tout le monde, puis demandez ce que le groupe veut garder ou ajuster.',
	),
	writes: {
		client: ['learning', 'adjustment'],
		consultant: ['learning', 'adjustment'],
		facilitator: ['learning', 'adjustment'],
	},
	captures: { pulse: true },
	prompts: [
		'Qu’emportez-vous dans votre pratique?',
		'Qu’est-ce qui a changé votre regard?',
		'Que pourrait-on ajuster la prochaine fois?',
	],
	source: 'S13,S19,S31',
};

export const pause: StepDraft = {
	kind: 'break',
	title: 'Pause',
	range: [5, 15],
	mode: 'free',
	speech: ['free', 'free'],
	instruction: everyone('Prenez le temps de respirer.', 'Dites à quelle heure le groupe reprend.'),
	source: 'DESIGN',
};
