const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** A blank line, and the label of a case: a switch over many events is a table. */
const isFree = /^\s*(case [^:]+:( \{)?|default:)?$/;

/**
 * A function fits a screen. What it declares inside (`create…Service` and its verbs, an object's methods)
 * is counted by itself; a callback written in place is part of the sentence it stands in, and counts.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const ownLines = {
	meta: {
		type: 'suggestion',
		schema: [{ type: 'object', properties: { max: { type: 'integer' } } }],
		messages: { tooLong: 'This function has {{count}} lines of its own; {{max}} is the limit.' },
	},
	create(context) {
		const { max = 40 } = context.options[0] ?? {};
		/** @type {{ node: any, inner: number }[]} */
		const open = [];

		/** @param {any} node */
		function enter(node) {
			open.push({ node, inner: 0 });
		}

		function leave() {
			const closed = open.pop();
			if (!closed) return;
			const { node, inner } = closed;
			const lines = linesOf(node);
			const count = lines - inner;
			if (count > max) context.report({ node, messageId: 'tooLong', data: { count, max } });
			const parent = open.at(-1);
			if (parent) parent.inner += isDeclared(node) ? lines : inner;
		}

		return Object.fromEntries(
			functions.flatMap((type) => [
				[type, enter],
				[`${type}:exit`, leave],
			]),
		);

		/** @param {any} node */
		function linesOf(node) {
			const { start, end } = node.loc;
			const lines = context.sourceCode.lines.slice(start.line - 1, end.line);
			return lines.filter((line) => !isFree.test(line)).length;
		}
	},
};

/** @param {any} node */
function isDeclared({ type, parent }) {
	if (type === 'FunctionDeclaration') return true;
	return parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method);
}
