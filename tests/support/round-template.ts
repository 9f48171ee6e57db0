import type { Speech, Step, Template } from '#features/rounds/engine/template.ts';

type Draft = Pick<Step, 'kind' | 'length'> & {
	range: [min: number, max: number];
	/** The client's, then the consultants'. */
	speech: [Speech, Speech];
	writes?: Partial<Step['writes']>;
	hidden?: Step['hiddenUntilRevealed'];
	captures?: Partial<Step['captures']>;
};

/** The default round in short: 90 minutes, every kind of step, every right to speak, everything captured. */
export const aTemplate = (changes: Partial<Template> = {}): Template => ({
	key: 'test',
	title: 'Ronde d’essai',
	family: 'test',
	participants: { min: 4, max: 8 },
	clock: 'indicative',
	unit: 'minutes',
	total: 90,
	license: '',
	warning: null,
	steps: drafts.map(aStep),
	...changes,
});

const drafts: Draft[] = [
	{
		kind: 'welcome',
		length: 10,
		range: [5, 30],
		speech: ['turn', 'turn'],
		captures: { followUp: true },
	},
	{
		kind: 'choice',
		length: 5,
		range: [0, 10],
		speech: ['speaks', 'turn'],
		writes: { client: ['subject'], consultant: ['subject'] },
		hidden: ['subject'],
		captures: { vote: true },
	},
	{
		kind: 'presentation',
		length: 8,
		range: [5, 10],
		speech: ['speaks', 'listens'],
		writes: { client: ['presentation'], consultant: ['question'] },
		hidden: ['question'],
	},
	{
		kind: 'clarification',
		length: 17,
		range: [5, 20],
		speech: ['answers', 'questions'],
		writes: { consultant: ['question'], facilitator: ['question'] },
	},
	{
		kind: 'contract',
		length: 5,
		range: [3, 10],
		speech: ['speaks', 'answers'],
		writes: { consultant: ['reformulation'] },
		captures: { contract: true },
	},
	{
		kind: 'consultation',
		length: 25,
		range: [15, 30],
		speech: ['notes', 'turn'],
		writes: {
			client: ['takeaway', 'resource'],
			consultant: ['feeling', 'experience', 'hypothesis', 'lead', 'resource', 'question'],
		},
	},
	{
		kind: 'action-plan',
		length: 8,
		range: [5, 20],
		speech: ['speaks', 'listens'],
		writes: { client: ['takeaway'] },
		captures: { actions: 'client', takeaways: true },
	},
	{
		kind: 'learning',
		length: 12,
		range: [5, 15],
		speech: ['turn', 'turn'],
		writes: {
			client: ['learning', 'adjustment'],
			consultant: ['learning', 'adjustment'],
			facilitator: ['learning'],
		},
		captures: { pulse: true },
	},
];

function aStep({ kind, length, range, speech, writes, hidden, captures }: Draft): Step {
	return {
		key: kind,
		kind,
		title: kind,
		shortTitle: kind,
		length,
		range: { min: range[0], max: range[1] },
		mode: 'free',
		speech: { client: speech[0], consultant: speech[1], facilitator: 'facilitates' },
		instruction: { client: '', consultant: '', facilitator: '' },
		writes: { client: [], consultant: [], facilitator: [], ...writes },
		hiddenUntilRevealed: hidden ?? [],
		captures: {
			contract: false,
			actions: null,
			followUp: false,
			vote: false,
			pulse: false,
			takeaways: false,
			...captures,
		},
		isProtected: kind === 'learning',
		prompts: [],
		source: '',
	};
}
