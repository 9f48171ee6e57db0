/** What people wrote stays text: no mark of it may become a title, a link, a list or HTML. */
export const asText = (words: string): string =>
	words
		.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&')
		.replaceAll('&', '&amp;')
		.replaceAll(
			/^(\s*)([-+]|\d+[.)])(?=\s|$)/gm,
			(_mark, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
		)
		.replaceAll(/^=+|^-{3,}/gm, '\\$&');

/** One entry of a list, over as many lines as it was written on, and who or what it belongs to. */
export function bullet(words: string, note: string): string {
	const lines = asText(words.trim())
		.split(/\r?\n/)
		.map((line) => line.trim());
	return `- ${lines.filter((line) => line !== '').join('  \n  ')}  \n  *${asText(note)}*`;
}

export function section(title: string, parts: string[], none: string): string {
	return [`## ${asText(title)}`, ...(parts.length > 0 ? parts : [asText(none)])].join('\n\n');
}

export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => asText(cell.replaceAll(/\s+/g, ' '))).join(' | ')} |`;
	const rule = `|${head.map(() => ' --- |').join('')}`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}
