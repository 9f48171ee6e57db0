// Tokens only: a raw colour, a size in pixels, a rank of layer or a duration belongs to src/ui/tokens.
const tokensOnly = {
	'color-named': 'never',
	'color-no-hex': true,
	'function-disallowed-list': [
		['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'color-mix'],
		{ message: 'A colour is a token of src/ui/tokens' },
	],
	// Hairlines and rings stop at 4px; the rest is a token, or follows the text or the container.
	'declaration-property-value-disallowed-list': [
		{
			'/./': [String.raw`/(?<![\w.-])(?:[5-9]|\d{2,})(?:\.\d+)?px/`],
			'z-index': [/^-?\d/],
			'font-size': [/^[\d.]+(?:rem|px)$/],
			'/radius$/': [/^[1-9]\d*(?:\.\d+)?(?:px|rem)/],
			'/^(?:transition|transition-duration)$/': [/(?<![\w.-])[\d.]+m?s\b/],
		},
		{ message: 'A size, a layer or a duration is a token of src/ui/tokens' },
	],
};

// Left and right change sides with the language; inline and block follow it.
const logicalOnly = {
	'property-disallowed-list': [
		[
			/^(?:margin|padding|border|inset)-(?:top|right|bottom|left)$/,
			/^(?:min-|max-)?(?:width|height)$/,
			/^(?:top|right|bottom|left)$/,
		],
		{ message: 'Use the logical property (inline, block)' },
	],
};

/** @type {import('stylelint').Config} */
export default {
	rules: {
		...tokensOnly,
		...logicalOnly,
		'selector-max-id': 0,
		'selector-max-specificity': '0,5,2',
		'declaration-no-important': true,
		'selector-pseudo-class-disallowed-list': [
			['global'],
			{ message: ':global lives in src/ui only' },
		],
		'selector-pseudo-element-no-unknown': true,
		'property-no-unknown': true,
		'unit-no-unknown': true,
		'block-no-empty': true,
		'declaration-block-no-duplicate-properties': [
			true,
			{ ignore: ['consecutive-duplicates-with-different-values'] },
		],
		'no-duplicate-selectors': true,
		'no-invalid-double-slash-comments': true,
		'media-feature-name-no-unknown': true,
	},
	overrides: [
		{ files: ['**/*.svelte', '**/*.html'], customSyntax: 'postcss-html' },
		{
			files: ['src/ui/tokens/*.css'],
			rules: {
				'color-no-hex': null,
				'function-disallowed-list': null,
				'declaration-property-value-disallowed-list': null,
			},
		},
		{ files: ['src/ui/**/*'], rules: { 'selector-pseudo-class-disallowed-list': null } },
		{
			// The hidden attribute means hidden, whatever a component says.
			files: ['src/ui/overrides.css'],
			rules: { 'declaration-no-important': null },
		},
	],
};
