import { isAsked, opensLater } from './asked.ts';
import { phrases, spelled } from './french.ts';

/** Offsets into the text as it was given; `end` is the one after. */
export type Span = { start: number; end: number };

// A question quoted inside another, « pourquoi moi? », does not end it.
const sentenceEnd = /\?(?![?!]|\s?[»”"])|[.!…](?=\s|$)|\n|$/gu;

/** The sentences that end with a question mark. */
export function findQuestions(text: string): Span[] {
	const questions: Span[] = [];
	let start = 0;
	for (const { index } of text.matchAll(sentenceEnd)) {
		const end = Math.min(index + 1, text.length);
		const sentence = text.slice(start, end);
		if (/\?[?!.…]{0,3}$/u.test(sentence)) {
			questions.push({ start: start + sentence.search(/\S/u), end });
		}
		start = end;
	}
	return questions;
}

const inversion =
	/(?<![\p{L}\p{N}\p{M}])(?!rendez)\p{L}{1,20}(?:[-\u2010\u2011]t)?[-\u2010\u2011](?:tu|vous|ils?|elles?|on|ce)(?![\p{L}\p{N}\p{M}])/iu;
const spokenStart =
	/^(?:(?:et|mais|donc|alors)\s{1,3})?(?:tu|t['’ʼ]as|vous|ils?|elles?|on|c['’ʼ]est|ça)(?![\p{L}\p{M}])/iu;
const telling = new RegExp(
	spelled(
		String.raw`^ (?:(?:nous |me |m')\p{L}|préciser|clarifier|décrire|reformuler|répéter|dire|redire|expliquer|raconter|résumer|illustrer|nommer|revenir|en dire|en parler|parler|donner)`,
	),
	'iu',
);

/** Whether yes or no would answer it. In doubt, it would not. */
export function isClosed(text: string, { start, end }: Span): boolean {
	const question = text.slice(start, end);
	const form = spokenStart.exec(question) ?? inversion.exec(question);
	if (!form || isAsked(text, start + form.index)) return false;
	const rest = question.slice(form.index + form[0].length);
	return !telling.test(rest) && !opensLater(rest);
}

const another = phrases(
	"(?:et|puis) (?:(?:à|de|avec|pour|chez|par|depuis) )?(?:comment|pourquoi|combien|(?:les?|la|aux?|du|des)?quel(?:le)?s?|qu'est-ce|est-ce|où)(?!\\s?\\?)",
);
/** « Quand et comment » is one question, asked twice. */
const asksTwice = new RegExp(
	String.raw`(?:qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?)\s{0,3}$`,
	'iu',
);

/** Where the second question begins, up to the end of the last; nothing when there is one. */
export function findSecond(text: string, [first, second, ...others]: Span[]): Span[] {
	if (!first) return [];
	if (second) return [{ start: second.start, end: (others.at(-1) ?? second).end }];
	const question = text.slice(first.start, first.end);
	for (const { index } of question.matchAll(another)) {
		const before = question.slice(Math.max(0, index - 160), index);
		const asksBefore = inversion.test(before) || opensLater(before);
		if (asksBefore && !asksTwice.test(before)) {
			return [{ start: first.start + index, end: first.end }];
		}
	}
	return [];
}
