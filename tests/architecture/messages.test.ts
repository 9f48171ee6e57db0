import { expect, test } from 'vitest';
import { readMessages } from './messages.ts';
import { isTest, readSources } from './sources.ts';

const messages = readMessages();
const known = new Set(messages.map(({ key }) => key));
const sources = readSources('src').filter(
	({ file, text }) => !isTest(file) && text.includes("'#paraglide/messages.js'"),
);

test('the key of a message begins with the name of its file', () => {
	const prefixes: Record<string, string> = { errors: 'error', refusals: 'refusal' };
	const misfiled = messages.filter(
		({ file, key }) => !key.startsWith(`${prefixes[file] ?? file}_`) || !/^[a-z0-9_]+$/.test(key),
	);
	expect(misfiled.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
});

test('every message that the code asks for is written', () => {
	const asked = sources.flatMap(({ file, text }) =>
		[...text.matchAll(/\bm\.([a-z]\w*)/g)].map(([, key = '']) => ({ file, key })),
	);
	const missing = asked.filter(({ key }) => !known.has(key));
	expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
});

test('every message written is shown somewhere', () => {
	const code = sources.map(({ text }) => text).join('\n');
	const asked = new Set([...code.matchAll(/\bm\.([a-z]\w*)/g)].map(([, key]) => key));
	// « m[`refusal_${code}`] » uses every message that begins so.
	const families = [...code.matchAll(/\bm\[`([a-z]\w*)\$\{/g)].map(([, prefix = '']) => prefix);
	const idle = [...known].filter(
		(key) => !asked.has(key) && !families.some((prefix) => key.startsWith(prefix)),
	);
	expect(idle).toEqual([]);
});
