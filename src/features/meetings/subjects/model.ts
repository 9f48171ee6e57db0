import type { Instant } from '#kernel/clock.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { endOf, isOn, type Meeting } from '../model.ts';

/** The 3P of the method: « problème, préoccupation, projet ». */
export const subjectKinds = ['problem', 'concern', 'project'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const subjectLimits = { sentence: 200, reason: 200, answer: 2_000 } as const;

/** What somebody proposes to bring, as a member of the group sees it. */
export type SubjectView = {
	authorId: PersonId;
	kind: SubjectKind;
	sentence: string;
	/** Null until the vote is revealed. */
	votes: number | null;
};

/** How a meeting chooses its situation, as a member of the group sees it. */
export type SubjectsView = {
	/** In the order in which they were proposed. */
	subjects: SubjectView[];
	/** Whose subject the viewer votes for. */
	myVote: PersonId | null;
	voterCount: number;
	isRevealed: boolean;
	/** Who was named the client, and why. */
	choice: { clientId: PersonId; reason: string } | null;
	/** What naming somebody says it was decided from. */
	revision: number;
	/** Who has not been the client yet in the cycle, the next one first. */
	notYet: PersonId[];
	/** Who may be named. */
	candidates: PersonId[];
	may: { propose: boolean; vote: boolean; reveal: boolean; name: boolean };
};

/** A situation is chosen for a meeting that is on, until it ends. */
export const isChoosing = (
	meeting: Pick<Meeting, 'status' | 'startsAt' | 'minutes'>,
	now: Instant,
): boolean => isOn(meeting) && now < endOf(meeting);

/** What guides a preparation: the situation first, then the four lenses of the intercultural approach. */
export const preparationQuestions = [
	'what-happened',
	'already-tried',
	'what-touches',
	'what-is-expected',
	'knowing-oneself',
	'knowing-the-other',
	'both-ways',
	'common-ground',
] as const;
export type PreparationQuestion = (typeof preparationQuestions)[number];

export const isLens = (question: PreparationQuestion): boolean =>
	preparationQuestions.indexOf(question) >= 4;

/** What was written under each question; nothing is the empty text. */
export type PreparationAnswers = Record<PreparationQuestion, string>;

/** The text of each question, as something says it. */
export const answersBy = (
	textOf: (question: PreparationQuestion) => string,
): PreparationAnswers => ({
	'what-happened': textOf('what-happened'),
	'already-tried': textOf('already-tried'),
	'what-touches': textOf('what-touches'),
	'what-is-expected': textOf('what-is-expected'),
	'knowing-oneself': textOf('knowing-oneself'),
	'knowing-the-other': textOf('knowing-the-other'),
	'both-ways': textOf('both-ways'),
	'common-ground': textOf('common-ground'),
});

export type PreparationSheet = {
	answers: PreparationAnswers;
	/** 0 before anything was written. */
	revision: number;
	touchedAt: Instant | null;
};
