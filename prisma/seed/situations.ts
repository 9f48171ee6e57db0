import type { ContributionType } from '#features/rounds/engine/template.ts';

/** A round as it was held, by people's logins. Fictitious, and about practitioners' own practice. */
export type Situation = {
	/** Days before today. */
	daysAgo: number;
	client: string;
	presentation: string;
	questions: { by: string; text: string; answer: string }[];
	contract: string;
	contributions: { by: string; as: ContributionType; text: string; isKept?: boolean }[];
	actions: {
		what: string;
		withWhom: string | null;
		dueInDays: number;
		indicator: string | null;
		status: 'open' | 'done' | 'partly';
	}[];
	/** What the client tells the table they take away. */
	takeaway: string;
	learnings: { by: string; text: string; isShared: boolean }[];
	adjustment: string;
};

export const situations: Situation[] = [
	{
		daysAgo: 112,
		client: 'coanimation',
		presentation:
			'J’anime des rencontres de parents où les mêmes trois personnes parlent. Les autres hochent la tête et repartent. Je me demande ce que mon animation leur dit sans le vouloir.',
		questions: [
			{
				by: 'consultation1',
				text: 'Comment la salle est-elle placée quand les gens arrivent?',
				answer: 'En rangées, face à moi. Je n’y avais jamais pensé.',
			},
			{
				by: 'consultation5',
				text: 'Que se passe-t-il dans les minutes qui précèdent la rencontre?',
				answer:
					'Beaucoup de conversations, dans plusieurs langues, qui s’arrêtent quand je commence.',
			},
		],
		contract:
			'J’aimerais repartir avec deux façons d’ouvrir une rencontre qui donnent une place à chaque parent.',
		contributions: [
			{
				by: 'consultation3',
				as: 'feeling',
				text: 'Je me suis reconnue : moi aussi, le silence me presse de parler.',
			},
			{
				by: 'consultation1',
				as: 'lead',
				text: 'Garder les conversations du début, et y entrer par une question à deux.',
				isKept: true,
			},
			{
				by: 'consultation2',
				as: 'experience',
				text: 'Chez nous, écrire la question en grand, en trois langues, a changé qui répondait.',
			},
		],
		actions: [
			{
				what: 'Placer les chaises en cercle et commencer par deux minutes à deux.',
				withWhom: 'l’équipe du jeudi',
				dueInDays: 20,
				indicator: 'six parents parlent devant le groupe',
				status: 'done',
			},
		],
		takeaway: 'Le silence du début n’est pas un vide : j’y entre par une question à deux.',
		learnings: [
			{ by: 'consultation1', text: 'La disposition de la salle parle avant moi.', isShared: true },
			{ by: 'coanimation', text: 'Mon malaise devant le silence m’appartient.', isShared: false },
		],
		adjustment: 'Prendre une vraie pause avant l’étape 4.',
	},
	{
		daysAgo: 84,
		client: 'consultation3',
		presentation:
			'Une mère que j’accompagne appelle « punition » ce que j’appelle autrement. Je sens que je la juge, et je veux continuer à travailler avec elle.',
		questions: [
			{
				by: 'consultation4',
				text: 'Qu’est-ce qui vous a touchée le plus dans sa façon d’en parler?',
				answer: 'Sa fierté. Elle parlait de ce que sa propre mère lui avait transmis.',
			},
			{
				by: 'consultation2',
				text: 'De quoi avez-vous besoin pour rester en lien avec elle?',
				answer: 'De pouvoir nommer mon malaise sans qu’elle se sente en faute.',
			},
		],
		contract: 'J’aimerais nommer mon malaise devant une punition, sans juger.',
		contributions: [
			{
				by: 'cliente',
				as: 'hypothesis',
				text: 'Elle vous dit peut-être ce qu’elle protège, avant de dire ce qu’elle interdit.',
			},
			{
				by: 'consultation4',
				as: 'lead',
				text: 'Lui demander ce que sa mère cherchait à lui apprendre par là.',
				isKept: true,
			},
			{
				by: 'consultation5',
				as: 'feeling',
				text: 'J’entends beaucoup de respect dans votre malaise.',
			},
			{
				by: 'animation',
				as: 'resource',
				text: 'L’atelier d’Espace Parents sur l’autorité bienveillante, pour le vivre avec elle.',
			},
		],
		actions: [
			{
				what: 'Lui demander ce que sa mère voulait transmettre, et raconter ce que la mienne voulait.',
				withWhom: null,
				dueInDays: 14,
				indicator: null,
				status: 'done',
			},
			{
				what: 'Revoir avec l’équipe les mots de notre dépliant sur la discipline.',
				withWhom: 'Catalina',
				dueInDays: 30,
				indicator: 'une version relue par trois parents',
				status: 'done',
			},
		],
		takeaway: 'Je peux nommer mon malaise comme le mien, et demander ce qu’elle protège.',
		learnings: [
			{
				by: 'cliente',
				text: 'Une question sur l’intention ouvre plus qu’une question sur le geste.',
				isShared: true,
			},
		],
		adjustment: 'Garder le tour de table pour la dernière étape.',
	},
	{
		daysAgo: 56,
		client: 'consultation5',
		presentation:
			'Je dois préparer une rencontre entre une école et deux parents qui n’ont pas choisi l’interprète. J’ai peur de parler à leur place.',
		questions: [
			{
				by: 'coanimation',
				text: 'Que savent les parents du but de cette rencontre?',
				answer: 'Ce que l’école leur a écrit, en français seulement.',
			},
			{
				by: 'consultation1',
				text: 'Quand vous parlez à leur place, qu’est-ce que cela règle pour vous?',
				answer: 'L’inconfort de l’attente, je crois.',
			},
		],
		contract: 'J’aimerais préparer une rencontre sans parler à la place des parents.',
		contributions: [
			{
				by: 'consultation3',
				as: 'experience',
				text: 'J’ai déjà demandé à l’école d’envoyer ses questions d’avance. Tout le monde respirait mieux.',
			},
			{
				by: 'cliente',
				as: 'lead',
				text: 'Convenir d’un signe avec les parents : quand ils le font, vous vous taisez.',
				isKept: true,
			},
		],
		actions: [
			{
				what: 'Demander à l’école ses questions trois jours avant, et les lire avec les parents.',
				withWhom: 'la direction adjointe',
				dueInDays: 10,
				indicator: 'les parents ont leurs réponses en main',
				status: 'partly',
			},
		],
		takeaway: 'Attendre avec les parents, c’est déjà travailler avec eux.',
		learnings: [
			{ by: 'consultation2', text: 'Attendre est une façon d’aider.', isShared: true },
			{
				by: 'consultation4',
				text: 'Je veux revoir comment je choisis les interprètes.',
				isShared: false,
			},
		],
		adjustment: 'Dire le contrat à voix haute deux fois.',
	},
	{
		daysAgo: 28,
		client: 'cliente',
		presentation:
			'Un père vient reconduire ses enfants et repart sans entrer. Toutes nos invitations passent par la mère. Je voudrais le rejoindre sans le forcer.',
		questions: [
			{
				by: 'consultation3',
				text: 'Quand il vient reconduire les enfants, qu’est-ce qui se passe à la porte?',
				answer: 'Il salue, il sourit, il regarde l’heure. Il travaille de nuit.',
			},
			{
				by: 'consultation2',
				text: 'Qui, dans votre équipe, a déjà parlé seul à seul avec lui?',
				answer: 'Personne. C’est en le disant que je m’en rends compte.',
			},
			{
				by: 'consultation5',
				text: 'Que répond la mère quand vous l’invitez, lui?',
				answer: 'Qu’il aimerait, mais que c’est toujours à la mauvaise heure.',
			},
		],
		contract:
			'J’aimerais repartir avec des façons de rejoindre ce père sans passer par la mère, et sans qu’il se sente surveillé.',
		contributions: [
			{
				by: 'consultation3',
				as: 'feeling',
				text: 'Son silence me touche. J’y entends de la fierté, pas du désintérêt.',
			},
			{
				by: 'consultation4',
				as: 'feeling',
				text: 'J’aurais du mal, moi aussi, à ne pas insister. Je sens l’urgence de nos invitations.',
			},
			{
				by: 'consultation2',
				as: 'experience',
				text: 'J’ai déjà demandé à un père de m’aider à installer la salle. La conversation est venue après, en rangeant les chaises.',
				isKept: true,
			},
			{
				by: 'consultation5',
				as: 'hypothesis',
				text: 'Nos rencontres se tiennent de jour et dans un français rapide. Dire non, c’est peut-être sa façon de garder sa dignité.',
			},
			{
				by: 'coanimation',
				as: 'lead',
				text: 'Lui proposer un appel de dix minutes, à l’heure de son choix, avec une seule question : qu’est-ce qui va bien avec les enfants ces temps-ci?',
				isKept: true,
			},
			{
				by: 'consultation1',
				as: 'lead',
				text: 'Avant de l’inviter encore, demander à l’équipe ce qu’elle est prête à déplacer dans son horaire.',
			},
			{
				by: 'animation',
				as: 'resource',
				text: 'La rencontre d’Espace Parents sur l’engagement paternel.',
			},
		],
		actions: [
			{
				what: 'Demander au père par quel moyen il préfère recevoir des nouvelles de la garderie.',
				withWhom: 'Catalina',
				dueInDays: 33,
				indicator: 'il a choisi le moyen et l’heure',
				status: 'open',
			},
			{
				what: 'Proposer à l’équipe une ouverture plus tôt le mardi, pour un mois.',
				withWhom: 'ma direction',
				dueInDays: 42,
				indicator: null,
				status: 'open',
			},
		],
		takeaway: 'Je commence par lui, à son heure, avec une seule question.',
		learnings: [
			{
				by: 'consultation1',
				text: 'Avant d’inviter encore, regarder ce que nous pouvons déplacer.',
				isShared: true,
			},
			{ by: 'consultation5', text: 'L’heure de la rencontre est déjà un message.', isShared: true },
			{ by: 'cliente', text: 'Je parlais de lui sans lui avoir parlé.', isShared: false },
		],
		adjustment: 'Inviter l’observation à dire un mot à la fin.',
	},
];
