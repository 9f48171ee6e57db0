import { readdirSync, readFileSync } from 'node:fs';

export type Message = { file: string; key: string; text: string };

const folder = 'messages/fr-CA';

/** Every French sentence of the product, one for each form of its plural. */
export function readMessages(): Message[] {
	return readdirSync(folder).flatMap((name) => {
		const content: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
		const file = name.replace('.json', '');
		return Object.entries(Object(content))
			.filter(([key]) => key !== '$schema')
			.flatMap(([key, value]) => formsOf(value).map((text) => ({ file, key, text })));
	});
}

/** A message is a sentence, or a list of variants each with its matches. */
function formsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (!Array.isArray(value)) throw new Error(`not a message: ${JSON.stringify(value)}`);
	return value.flatMap((variant) => Object.values<string>(variant.match));
}
