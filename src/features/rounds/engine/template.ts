/**
 * A round template as data: what each step asks, allows, captures and how long it lasts.
 * A copy is frozen into the round that uses it, so a later edit never changes a round already held.
 */
export type Template = {
	key: string;
	title: string;
	/** Named as people read it, to group the templates of a list. */
	family: string;
	/** People the method was made for, client included and facilitator excluded. */
	participants: { min: number; max: number };
	/** `strict` warns loudly, `indicative` shows the time, `none` shows no clock at all. */
	clock: 'strict' | 'indicative' | 'none';
	unit: 'minutes' | 'days';
	/** Sum of the steps' `length`, in `unit`. */
	total: number;
	license: string;
	/** Shown to the facilitator who chooses this template; null when there is nothing to say. */
	warning: string | null;
	steps: Step[];
};

export type StepKind =
	| 'welcome'
	| 'choice'
	| 'presentation'
	| 'clarification'
	| 'contract'
	| 'consultation'
	| 'action-plan'
	| 'learning'
	| 'reflection'
	| 'break';

/**
 * The right to speak of one role during a step: speaks · answers if asked · questions only · takes a
 * turn · notes in silence · listens · speaks freely · facilitates · steps outside the conversation.
 */
export type Speech =
	| 'speaks'
	| 'answers'
	| 'questions'
	| 'turn'
	| 'notes'
	| 'listens'
	| 'free'
	| 'facilitates'
	| 'outside';

export type StepMode =
	| 'monologue'
	| 'dialogue'
	| 'go-round'
	| 'go-round-then-free'
	| 'one-per-turn'
	| 'speaking-queue'
	| 'vote-then-decision'
	| 'silent-writing'
	| 'rating'
	| 'subgroups'
	| 'writing'
	| 'free';

export type ContributionType =
	| 'subject'
	| 'presentation'
	| 'question'
	| 'reformulation'
	| 'feeling'
	| 'experience'
	| 'hypothesis'
	| 'lead'
	| 'resource'
	| 'takeaway'
	| 'learning'
	| 'adjustment';

export type Step = {
	/** Unique in its template: `presentation`, `presentation-2`. */
	key: string;
	kind: StepKind;
	/** Full title (« Exposé ») and the short one that fits the path. */
	title: string;
	shortTitle: string;
	/** In the template's unit. */
	length: number;
	range: { min: number; max: number };
	mode: StepMode;
	speech: { client: Speech; consultant: Speech; facilitator: Speech };
	/** One sentence for each role; the observer reads the consultant's. */
	instruction: { client: string; consultant: string; facilitator: string };
	/** Which types of contribution each role may write at this step. */
	writes: {
		client: ContributionType[];
		consultant: ContributionType[];
		facilitator: ContributionType[];
	};
	/** Types written here that stay hidden from the others until the facilitator reveals them. */
	hiddenUntilRevealed: ContributionType[];
	captures: {
		/** The client publishes the contract here, and may revise it until the action plan. */
		contract: boolean;
		/** Who may write action plans: the client alone, everyone, or nobody. */
		actions: 'client' | 'everyone' | null;
		/** The status of earlier open actions is asked here. */
		followUp: boolean;
		vote: boolean;
		pulse: boolean;
		/** The client sorts what to keep here (keeping is possible from the first contribution on). */
		takeaways: boolean;
	};
	/** Minutes that rebalancing takes last (the learning step of the method). */
	isProtected: boolean;
	/** Questions the facilitator may ask aloud, kept within reach; none where the method wants none. */
	prompts: string[];
	/** Short references (« S2,S9 ») into the project's sources, for whoever wonders where the figure comes from. */
	source: string;
};
