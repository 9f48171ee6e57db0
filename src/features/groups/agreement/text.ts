export type Block =
	| { type: 'heading'; text: string }
	| { type: 'paragraph'; text: string }
	| { type: 'list'; items: string[] };

/**
 * An agreement as it is shown: « # » opens a heading, « - » a list's item, an empty line ends a
 * paragraph. Nothing else is special, so whatever a group types is readable.
 */
export function blocksOf(text: string): Block[] {
	const blocks: Block[] = [];
	let isOpen = false;
	for (const line of text.split('\n').map((one) => one.trim())) {
		const last = isOpen ? blocks.at(-1) : undefined;
		isOpen = line !== '';
		if (line.startsWith('# ')) {
			blocks.push({ type: 'heading', text: line.slice(2).trim() });
			isOpen = false;
		} else if (line.startsWith('- ')) {
			const item = line.slice(2).trim();
			if (last?.type === 'list') last.items.push(item);
			else blocks.push({ type: 'list', items: [item] });
		} else if (line !== '') {
			if (last?.type === 'paragraph') last.text += ` ${line}`;
			else blocks.push({ type: 'paragraph', text: line });
		}
	}
	return blocks;
}

/** What was promised, in one line each: the headings. */
export const promisesOf = (text: string): string[] =>
	blocksOf(text).flatMap((block) => (block.type === 'heading' ? [block.text] : []));
