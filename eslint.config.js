import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { ownLines } from './scripts/lint/own-lines.mjs';

const sources = ['src/**/*.{ts,svelte}', 'prisma/seed/**/*.ts'];
const tests = ['**/*.test.ts', 'tests/**/*.ts'];

// What the style guide refuses and no ready-made rule names.
const refused = {
	enums: { selector: 'TSEnumDeclaration', message: 'No enums: a union, or an object `as const`.' },
	defaultExport: {
		selector: 'ExportDefaultDeclaration',
		message: 'No default exports: a thing has one name everywhere.',
	},
	openSwitch: {
		selector: 'SwitchStatement:not(:has(> SwitchCase[test=null]))',
		message:
			'End the switch with `default: return unreachable(value)`, so that a new case is noticed.',
	},
	interfaces: {
		selector: 'TSInterfaceDeclaration:not(TSModuleBlock > TSInterfaceDeclaration)',
		message: 'Use a `type`.',
	},
	leftOut: {
		selector:
			'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name=/^(only|skip|todo|fixme)$/]',
		message: 'Every test runs, every time.',
	},
};

/** @type {import('eslint').Linter.RulesRecord} */
const style = {
	'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
	// Types, but where a library is told of ours: only interfaces merge.
	'@typescript-eslint/consistent-type-definitions': 'off',
	'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
	'@typescript-eslint/max-params': ['error', { max: 4, countVoidThis: false }],
	'@typescript-eslint/no-empty-function': 'off',
	'@typescript-eslint/no-invalid-void-type': 'off',
	'@typescript-eslint/no-unused-vars': [
		'error',
		{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
	],
	'array-callback-return': 'error',
	curly: ['error', 'multi-line'],
	eqeqeq: 'error',
	'no-else-return': 'error',
	'no-param-reassign': 'error',
	'no-restricted-syntax': ['error', ...Object.values(refused)],
	'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
	'object-shorthand': 'error',
	'prefer-const': ['error', { destructuring: 'all' }],
	'prefer-template': 'error',
};

export default ts.config(
	{
		ignores: [
			...[
				'build/',
				'.svelte-kit/',
				'.data/',
				'node_modules/',
				'test-results/',
				'playwright-report/',
			],
			...['src/paraglide/', 'src/platform/db/generated/', 'static/'],
		],
	},
	js.configs.recommended,
	...ts.configs.strict,
	...ts.configs.stylistic,
	...svelte.configs.recommended,
	{
		plugins: { house: { rules: { 'own-lines': ownLines } } },
		languageOptions: { globals: { ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: style,
	},
	{
		// A promise nobody waits for is an error nobody sees; to know one takes types, which `.svelte` makes slow.
		files: ['src/**/*.ts', 'tests/**/*.ts', 'prisma/seed/**/*.ts'],
		ignores: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
		},
		rules: {
			// The site stands at the root of its address: there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/button-has-type': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/no-top-level-browser-globals': 'error',
			// « Hydrated yet? » is state that an effect sets, and derives from nothing.
			'svelte/prefer-writable-derived': 'off',
			// It takes a Set made and read within one function for state.
			'svelte/prefer-svelte-reactivity': 'off',
			// `let { … } = $props()` says that they change, though not from here.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
		},
	},
	{
		files: sources,
		ignores: tests,
		rules: {
			'house/own-lines': 'error',
			'max-lines': ['error', 300],
			'no-console': 'error',
		},
	},
	{
		files: tests,
		rules: { 'max-lines': ['error', 400] },
	},
	{
		// Scripts talk to the person who started them.
		files: ['scripts/**/*.mjs'],
		rules: { 'house/own-lines': 'error', 'max-lines': ['error', 300] },
	},
	{
		// Tools look for their configuration under the default export.
		files: ['*.config.{js,ts}'],
		rules: {
			'no-restricted-syntax': ['error', refused.enums, refused.openSwitch],
		},
	},
	{
		// Where a string becomes an id: the one cast of the whole product.
		files: ['src/kernel/id.ts'],
		rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
	},
);
