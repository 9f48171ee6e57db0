import type { NewText } from './commands.ts';
import type { Refusal } from './decision.ts';
import { visibleTexts } from './visible-texts.ts';
import { limits, type RoundState } from './round.ts';

/** A text as it is kept: without the blanks around it, nor the NUL that PostgreSQL cannot store. */
export const tidy = ({ id, body }: NewText): NewText => ({
	id,
	body: body.replaceAll('\0', '').trim(),
});

/** An optional text left blank is no text. */
export function tidyOptional(text: NewText | null): NewText | null {
	const tidied = text && tidy(text);
	return tidied?.body ? tidied : null;
}

/** Why these texts, once tidied, cannot be kept; null when they can. */
export function barTexts(state: RoundState, texts: NewText[]): Refusal | null {
	if (texts.some(({ body }) => body === '')) return 'empty-text';
	if (texts.some(({ body }) => body.length > limits.textLength)) return 'text-too-long';
	const known = new Set(visibleTexts(state));
	const fresh = new Set(texts.map(({ id }) => id));
	const isRepeated = fresh.size < texts.length || texts.some(({ id }) => known.has(id));
	return isRepeated ? 'id-in-use' : null;
}
