import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { ownLines } from './own-lines.mjs';

function complaints(code: string): string[] {
	const messages = new Linter().verify(code, {
		plugins: { house: { rules: { 'own-lines': ownLines } } },
		rules: { 'house/own-lines': ['error', { max: 4 }] },
	});
	return messages.map(({ message }) => message);
}

test('a function longer than the limit is refused, with its figure', () => {
	const tooLong = 'function f() {\n  a();\n\n  b();\n  c();\n}';
	expect(complaints(tooLong)).toEqual(['This function has 5 lines of its own; 4 is the limit.']);
});

test('what a function declares inside is counted by itself', () => {
	const factory = 'function f() {\n  return { g };\n  function g() {\n    a();\n    b();\n  }\n}';
	expect(complaints(factory)).toEqual([]);
});

test('the labels of a switch do not count: it is a table', () => {
	const table =
		'function f(x) {\n  switch (x) {\n    case 1:\n    case 2:\n      return a;\n  }\n}';
	expect(complaints(table)).toEqual(['This function has 5 lines of its own; 4 is the limit.']);
});

test('the methods of an object are counted by themselves', () => {
	const methods = 'const f = () => ({\n  g() {\n    a();\n    b();\n  },\n});';
	expect(complaints(methods)).toEqual([]);
});

test('a callback written in place counts', () => {
	expect(complaints('function f() {\n  each(() => {\n    a();\n    b();\n  });\n}')).toHaveLength(
		1,
	);
});
