import { spelled } from './french.ts';

const word = (source: string) =>
	String.raw`(?<![\p{L}\p{N}\p{M}])(?:${spelled(source)})(?![\p{L}\p{N}\p{M}])`;
const regex = (source: string) => new RegExp(source, 'iu');

/** Words that ask wherever they stand in their clause. */
const strong = 'comment|combien|pourquoi|quoi|où|(?:les?|la|aux?|du|des)?quel(?:le)?s?';
/** « De qui », « jusqu’où », « depuis quand »: what may come before the word that asks. */
const lead =
	"(?:(?:et|ou|puis) )?(?:(?:à|de|avec|pour|chez|par|sur|vers|depuis|avant|après|jusqu'à) )?";
/** Too short to look further back than this: a clause of honest length fits. */
const window = 160;

const clauseBreak = regex(String.raw`[.?!…;:,\n()]|${word('mais|alors|sinon')}`);
/** What turns a statement into a closed question or an opinion, and says nothing of what is asked. */
const opener = regex(
	spelled(
		"(?:est-ce|penses-tu|pensez-vous|crois-tu|croyez-vous|trouves-tu|trouvez-vous|je (?:pense|crois|trouve)|(?:il )?me semble|peut-être) qu(?:e |')$",
	),
);
const asksInside = regex(word(strong));
const asksFirst = regex(String.raw`^\s*${spelled(`${lead}(?:(?:qui|que|quand) |qu')`)}`);
const asksLast = regex(
	String.raw`(?<![\p{L}\p{N}\p{M}])${spelled("(?:(?:qui|que|quand|si|comme|dont) |(?:qu|s)')$")}`,
);
/** « Qui, dans votre équipe, … » */
const asksAside = regex(
	String.raw`(?:^|[.?!\n]\s{0,3})${spelled(`${lead}(?:${strong}|qui|quand)`)}\s?,[^.?!\n]*$`,
);
const asksLater = regex(
	[word(`${strong}|qui|quand|ce que|ce dont`), spelled("ce qu'|[,;:] qu(?:e |')")].join('|'),
);

/**
 * Whether what comes before a phrase asks about it: « avez-vous essayé » is advice in disguise, but
 * « comment avez-vous essayé » and « qu’est-ce que vous avez essayé » are honest.
 */
export function isAsked(text: string, start: number): boolean {
	const before = text.slice(Math.max(0, start - window), start);
	const clause = (before.split(clauseBreak).at(-1) ?? '').replace(opener, '');
	return (
		asksInside.test(clause) ||
		asksFirst.test(clause) ||
		asksLast.test(clause) ||
		asksAside.test(before)
	);
}

/** Whether a phrase stands first in its clause. */
export function startsClause(text: string, start: number): boolean {
	const before = text.slice(Math.max(0, start - window), start);
	return (before.split(clauseBreak).at(-1) ?? '').trim() === '';
}

/** Whether a question that begins closed opens later: « savez-vous comment… », « voyez-vous ce que… ». */
export const opensLater = (rest: string): boolean => asksLater.test(rest);
