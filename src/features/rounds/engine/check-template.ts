import { families } from './formats/families.ts';
import type { Step, Template } from './template.ts';

const sane = { minutes: { min: 15, max: 240 }, days: { min: 1, max: 30 } } as const;
const shortTitleLength = 16;

/** Templates by key. A wrong one stops the server at start rather than a round in its middle. */
export function indexTemplates(templates: Template[]): ReadonlyMap<string, Template> {
	const byKey = new Map(templates.map((template) => [template.key, template]));
	if (byKey.size < templates.length) throw new Error('two templates have the same key');
	for (const template of templates) {
		const problems = checkTemplate(template);
		if (problems.length > 0) throw new Error(`template ${template.key}: ${problems.join('; ')}`);
	}
	return byKey;
}

/** What is wrong with a template, in sentences for the log; nothing when it may be used. */
export function checkTemplate(template: Template): string[] {
	const { steps } = template;
	return [
		...checkFrame(template),
		...checkLengths(template),
		...checkMethod(template),
		...steps.flatMap((step) => checkStep(step).map((problem) => `${step.key} ${problem}`)),
	];
}

function checkFrame({ key, title, family, license, participants, steps }: Template): string[] {
	const { min, max } = participants;
	const keys = new Set(steps.map((step) => step.key));
	return found([
		[!isKebab(key), 'the key is not kebab-case'],
		[[title, family, license].some(isBlank), 'the title, the family or the license is blank'],
		[!(min >= 2 && min <= max && max <= 20), 'the number of participants makes no sense'],
		[steps.length === 0, 'there is no step'],
		[keys.size < steps.length, 'two steps have the same key'],
	]);
}

function checkLengths({ unit, total, steps }: Template): string[] {
	const sum = steps.reduce((sum, { length }) => sum + length, 0);
	const { min, max } = sane[unit];
	return found([
		[sum !== total, `the steps last ${sum} ${unit}, not ${total}`],
		[total < min || total > max, `${total} ${unit} is not a sane total`],
	]);
}

/** What the method needs of the steps taken together. */
function checkMethod({ family, steps }: Template): string[] {
	const firstOf = (kind: Step['kind']) => steps.findIndex((step) => step.kind === kind);
	const isCodev = family === families.codev;
	const subjects = steps.findIndex(({ writes }) => writes.consultant.includes('subject'));
	const vote = steps.findIndex(({ captures }) => captures.vote);
	return found([
		[isCodev && firstOf('contract') === -1, 'codevelopment without a contract'],
		[isCodev && firstOf('contract') > firstOf('consultation'), 'the contract comes too late'],
		[
			isCodev && !steps.some(({ isProtected }) => isProtected),
			'codevelopment without protected learning',
		],
		[vote !== -1 && (subjects === -1 || subjects > vote), 'a vote comes before any subject'],
		[steps.filter(({ captures }) => captures.pulse).length > 1, 'the pulse is taken twice'],
	]);
}

function checkStep(step: Step): string[] {
	const { key, kind, title, shortTitle, instruction, mode, captures, prompts, source } = step;
	return [
		...found([
			[!isKebab(key), 'has a key that is not kebab-case'],
			[[title, shortTitle, source].some(isBlank), 'has a blank title or source'],
			[shortTitle.length > shortTitleLength, 'has a short title that does not fit the path'],
			[Object.values(instruction).some(isBlank), 'leaves a role without instruction'],
			[prompts.some(isBlank), 'has a blank prompt'],
			[kind === 'contract' && !captures.contract, 'is a contract step that captures none'],
			[
				captures.vote !== (mode === 'vote-then-decision'),
				'votes in a mode without vote, or the reverse',
			],
		]),
		...checkTime(step),
		...checkWriting(step),
	];
}

function checkTime({ kind, length, range, isProtected }: Step): string[] {
	const isWhole = [length, range.min, range.max].every(Number.isInteger);
	return found([
		[!isWhole || range.min < 0, 'has a length that is not a whole number'],
		[
			length < range.min || length > range.max,
			`lasts ${length}, out of ${range.min} to ${range.max}`,
		],
		[isProtected !== (kind === 'learning'), 'protects other minutes than those of learning'],
		[isProtected && range.min === 0, 'protects minutes that may be none'],
	]);
}

function checkWriting({ kind, speech, writes, hiddenUntilRevealed }: Step): string[] {
	const written = new Set(Object.values(writes).flat());
	const asksOnly = speech.consultant === 'questions';
	return found([
		[hiddenUntilRevealed.some((type) => !written.has(type)), 'hides what nobody may write'],
		[
			asksOnly && writes.consultant.some((type) => type !== 'question'),
			'lets more than questions in',
		],
		[kind === 'break' && written.size > 0, 'is a break in which people write'],
	]);
}

function found(rules: [isBroken: boolean, problem: string][]): string[] {
	return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}

const isBlank = (text: string) => text.trim() === '';
const isKebab = (key: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key);
