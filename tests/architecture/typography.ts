/** What French, as written in Québec, asks of a sentence; each rule names its fault. */
export type Rule = { fault: string; pattern: RegExp };

const nobreak = '\u00a0';

export const typography: Rule[] = [
	{ fault: 'a straight apostrophe: ’ is wanted', pattern: /'/ },
	{ fault: 'straight quotes: « » are wanted', pattern: /"/ },
	{ fault: 'three dots: … is wanted', pattern: /\.\.\./ },
	{ fault: 'a midpoint: the wording must be neutral', pattern: /\p{L}[·•⋅]\p{L}/u },
	{ fault: 'no no-break space before :', pattern: new RegExp(`(?<![${nobreak}\\d}]):(?!//)`) },
	{ fault: 'no no-break space before %', pattern: new RegExp(`[^${nobreak}]%`) },
	{ fault: 'no no-break space after «', pattern: new RegExp(`«(?!${nobreak})`) },
	{ fault: 'no no-break space before »', pattern: new RegExp(`(?<!${nobreak})»`) },
	{ fault: 'a space before ; ! or ?', pattern: /\s[;!?]/ },
	{ fault: 'no no-break spaces in a time', pattern: /\d h\b|\bh \d/ },
	{ fault: 'two spaces in a row', pattern: new RegExp(`[ ${nobreak}]{2}`) },
	{ fault: 'a space at the beginning or the end', pattern: /^\s|\s$/ },
	{
		fault: 'a capital without its accent',
		pattern: /(?<!\p{L})(Etape|Ecri|Ecout|Echéance|Equipe|Etat|Evaluation)/u,
	},
];

/** The words of the field (method.md): one word for one idea, and some that the field refuses. */
export const words: Rule[] = [
	{
		fault: '« cas »: say situation',
		pattern: /(?<!\p{L})(un|des|les|ce|ces|votre|vos|le|du) cas(?!\p{L})(?! (où|échéant))/iu,
	},
	{ fault: '« client » alone: say personne cliente', pattern: /(?<!\p{L})clients?(?!\p{L})/iu },
	{ fault: 'tutoiement', pattern: /(?<!\p{L})(tu|toi|tes)(?!\p{L})/iu },
	{
		fault: 'an English word',
		pattern:
			/(?<!\p{L})(e-?mails?|chat|cookies?|login|feedback|upload|template|deadline)(?!\p{L})/iu,
	},
	{ fault: '« signalement » is the legal report only', pattern: /signaler (un|une|ce|cette)/i },
];

export const faultsIn = (text: string, rules: Rule[]): string[] =>
	rules.filter(({ pattern }) => pattern.test(withoutHoles(text))).map(({ fault }) => fault);

/** « {client} » stands for a name. */
const withoutHoles = (text: string) => text.replaceAll(/\{\w+\}/g, '{}');

/** Sentences end with a full stop, a question or exclamation mark, or an ellipsis, and a capital follows. */
export function longestSentence(text: string): number {
	const sentences = text.split(/(?<=[.!?…])\s+(?=[\p{Lu}«])|\n+/u);
	return Math.max(...sentences.map((sentence) => wordsOf(sentence).length));
}

const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}{}_’-]+/gu) ?? [];
