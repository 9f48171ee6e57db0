import type { LetterBody, LetterFoot } from './letter.ts';

/** The plain text part. */
export function letterText(body: LetterBody, foot: LetterFoot): string {
	const facts = (body.facts ?? []).map(({ label, text }) => `${label}\u00a0: ${text}`);
	const link = ({ label, href }: { label: string; href: string }) => `${label}\u00a0:\n${href}`;
	const parts = [
		...body.lead,
		...(facts.length > 0 ? [facts.join('\n')] : []),
		link(body.action),
		...(body.otherAction ? [link(body.otherAction)] : []),
		...(body.closing ?? []),
		`—\n${[...foot.lines, ...foot.links.map(link)].join('\n')}`,
	];
	return `${parts.join('\n\n')}\n`;
}
