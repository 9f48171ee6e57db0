/**
 * French as people type it: apostrophes straight or curly, hyphens forgotten, accents left out or
 * decomposed. Spaces are bounded so that no text makes a search slower than its own length.
 */
const spellings: Record<string, string> = {
	' ': String.raw`\s{1,3}`,
	"'": "['’ʼ]",
	'-': String.raw`[-\u2010\u2011\s]`,
	é: String.raw`(?:é|e\u0301?)`,
	è: String.raw`(?:è|e\u0300?)`,
	ê: String.raw`(?:ê|e\u0302?)`,
	à: String.raw`(?:à|a\u0300?)`,
	ç: String.raw`(?:ç|c\u0327?)`,
	û: String.raw`(?:û|u\u0302?)`,
	ù: String.raw`(?:ù|u\u0300)`,
};

/** The source of a regular expression for phrases written in plain French. */
export function spelled(phrase: string): string {
	return phrase.replace(/[ '\-éèêàçûù]/g, (letter) => spellings[letter] ?? letter);
}

/** Finds whole phrases; `\b` would not do, it only knows ASCII letters. */
export function phrases(...alternatives: string[]): RegExp {
	const source = alternatives.map(spelled).join('|');
	return new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?:${source})(?![\p{L}\p{N}\p{M}])`, 'giu');
}
