import { commonWords } from './common-passwords.server.ts';

/** More letters than this are a sentence, whatever its words. */
const longest = 40;
/** A date, or fewer: figures around a word that anybody would try. */
const fewFigures = 8;

/**
 * Whether a password is among the first that somebody would try: one or two common words, or words that
 * belong to this place or this person, with figures around them; a run of keys; a piece said again and again.
 * A sentence of three different words passes, even of very common ones.
 */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
	const folded = fold(password);
	if (isRepeated(folded) || isRun(folded)) return true;
	const core = folded.replace(/^\P{L}+|\P{L}+$/gu, '');
	const figures = folded.replace(core, '').replace(/\D/g, '');
	if (figures.length > fewFigures && !isRun(figures) && !isRepeated(figures)) return false;
	const own = ownWords.map((word) => letters(fold(word))).filter((word) => word.length > 2);
	const known = new Set([...commonWords, ...own]);
	return [core, undisguise(core)].some((text) => isMadeOf(letters(text), known, []));
}

const fold = (text: string) =>
	text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s/gu, '');

const letters = (text: string) => text.replace(/\P{L}/gu, '');

const disguises: Readonly<Record<string, string>> = {
	...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' },
	...{ '@': 'a', $: 's' },
};

/** « p4$$w0rd » is « password » to everybody. */
const undisguise = (text: string) => text.replace(/[013457@$]/g, (sign) => disguises[sign] ?? sign);

/** « aaaaaaaaaaaa », « 121212121212 », « soleilsoleil ». */
const isRepeated = (text: string) => /^(.{1,8}?)\1+.{0,2}$/u.test(text);

/** « 123456789012 », « abcdefghijkl », and the same backwards. */
function isRun(text: string): boolean {
	const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
	const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
	// After 9 comes 0.
	const isEvery = (step: number) => steps.every((one) => one === step || one === -9 * step);
	return steps.length > 0 && (isEvery(1) || isEvery(-1));
}

/** Whether the text can be cut into known words, two different ones at most. */
function isMadeOf(text: string, known: ReadonlySet<string>, used: readonly string[]): boolean {
	if (text === '') return true;
	if (text.length > longest) return false;
	for (let length = text.length; length > 0; length--) {
		const word = text.slice(0, length);
		if (!known.has(word)) continue;
		const words = used.includes(word) ? used : [...used, word];
		if (words.length <= 2 && isMadeOf(text.slice(length), known, words)) return true;
	}
	return false;
}
