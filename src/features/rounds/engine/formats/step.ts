import type { Speech, Step } from '../template.ts';

/** A step as the formats write it; `step` fills in what most steps have in common. */
export type StepDraft = Pick<Step, 'kind' | 'title' | 'mode' | 'instruction' | 'source'> & {
	range: [min: number, max: number];
	/** The facilitator facilitates unless a third right to speak is given. */
	speech: [client: Speech, consultant: Speech, facilitator?: Speech];
	writes?: Partial<Step['writes']>;
	captures?: Partial<Step['captures']>;
	/** The kind when left out. */
	key?: string;
	/** The title when left out. */
	shortTitle?: string;
	hiddenUntilRevealed?: Step['hiddenUntilRevealed'];
	prompts?: string[];
};

export function step(length: number, draft: StepDraft): Step {
	const { kind, title, mode, instruction, source, ...chosen } = draft;
	const [min, max] = chosen.range;
	const [client, consultant, facilitator = 'facilitates'] = chosen.speech;
	return {
		key: chosen.key ?? kind,
		kind,
		title,
		shortTitle: chosen.shortTitle ?? title,
		length,
		range: { min, max },
		mode,
		speech: { client, consultant, facilitator },
		instruction,
		writes: { client: [], consultant: [], facilitator: [], ...chosen.writes },
		hiddenUntilRevealed: chosen.hiddenUntilRevealed ?? [],
		captures: { ...nothing, ...chosen.captures },
		isProtected: kind === 'learning',
		prompts: chosen.prompts ?? [],
		source,
	};
}

/** The same instruction for the client and the consultants, and the facilitator's own. */
export function everyone(text: string, facilitator: string): Step['instruction'] {
	return { client: text, consultant: text, facilitator };
}

const nothing: Step['captures'] = {
	contract: false,
	actions: null,
	followUp: false,
	vote: false,
	pulse: false,
	takeaways: false,
};
