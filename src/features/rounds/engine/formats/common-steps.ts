import type { StepDraft } from './step.ts';

/** The steps that the methods around codevelopment share; a format gives their title, range and source. */
type Common = Omit<StepDraft, 'title' | 'range' | 'source'>;

/** The client tells, and nobody interrupts. */
export const story: Common = {
	kind: 'presentation',
	mode: 'monologue',
	speech: ['speaks', 'listens'],
	instruction: {
		client: 'Racontez la situation à votre façon. Personne ne vous interrompt.',
		consultant: 'Écoutez jusqu’au bout, sans interrompre.',
		facilitator: 'Protégez ce temps de parole. Laissez les silences travailler.',
	},
	writes: { client: ['presentation'] },
};

/** The group asks, and may do nothing else. */
export const questions: Common = {
	kind: 'clarification',
	mode: 'speaking-queue',
	speech: ['answers', 'questions'],
	instruction: {
		client: 'Répondez brièvement. « Je ne sais pas encore » est une bonne réponse.',
		consultant: 'Des questions courtes pour comprendre, sans conseil ni interprétation.',
		facilitator:
			'Une question à la fois. Si un conseil se glisse, proposez de le garder pour plus tard.',
	},
	writes: { consultant: ['question'], facilitator: ['question'] },
};

/** The group talks while the client listens from outside the conversation. */
export const groupTalk: Common = {
	kind: 'consultation',
	mode: 'free',
	speech: ['outside', 'free'],
	instruction: {
		client: 'Écoutez en retrait, sans réagir. Notez ce qui vous sert.',
		consultant: 'Échangez librement, au « je », sans vous adresser à la personne cliente.',
		facilitator: 'Faites circuler la parole. La personne cliente reste hors de la conversation.',
	},
	writes: {
		client: ['takeaway'],
		consultant: ['feeling', 'experience', 'hypothesis', 'lead', 'resource', 'question'],
	},
};

/** Each gives one idea in turn while the client takes notes. */
export const roundOfIdeas: Common = {
	kind: 'consultation',
	mode: 'go-round',
	speech: ['notes', 'turn'],
	instruction: {
		client: 'Écoutez et notez. Rien à justifier, rien à accepter tout de suite.',
		consultant: 'Dites au « je » une seule idée par tour.',
		facilitator: 'Un tour complet avant d’en ouvrir un autre. Personne ne répond aux idées.',
	},
	writes: {
		client: ['takeaway'],
		consultant: ['feeling', 'experience', 'hypothesis', 'lead', 'resource', 'question'],
	},
};

/** The client speaks again and says what to keep. */
export const feedback: Common = {
	kind: 'action-plan',
	mode: 'monologue',
	speech: ['speaks', 'listens'],
	instruction: {
		client: 'Dites ce qui vous a été utile. Vous n’avez rien à justifier.',
		consultant: 'Écoutez sans rien ajouter.',
		facilitator: 'Laissez le dernier mot à la personne cliente, puis remerciez.',
	},
	writes: { client: ['takeaway'] },
	captures: { takeaways: true },
};

/** The group looks back at the way it worked. */
export const debrief: Common = {
	kind: 'learning',
	mode: 'go-round',
	speech: ['turn', 'turn'],
	instruction: {
		client: 'Comment avez-vous vécu la démarche? Parlez du travail du groupe, pas de la situation.',
		consultant: 'Comment le groupe a-t-il travaillé? Dites ce que vous voulez garder ou ajuster.',
		facilitator: 'Un tour sur la démarche. Ne laissez pas la discussion de la situation reprendre.',
	},
	writes: { client: ['adjustment'], consultant: ['adjustment'], facilitator: ['adjustment'] },
	captures: { pulse: true },
};
