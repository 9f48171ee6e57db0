import type { LetterBody, LetterFoot } from './letter.ts';

type Link = { label: string; href: string };

/**
 * The HTML part: one column, no picture, nothing fetched, colours that hold on a white and on a dark ground. Mail
 * programs know few styles, hence those written on the elements.
 */
export function letterHtml(body: LetterBody, foot: LetterFoot): string {
	return `<!doctype html>
<html lang="fr-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(body.subject)}</title>
<style>${sheet}</style>
</head>
<body class="ground" style="margin:0;padding:24px 12px;background:#e4eae4;color:#10292e;font:16px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif">
<main class="sheet" style="max-width:560px;margin:0 auto;padding:28px 24px;background:#fdfcf8;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escape(body.subject)}</h1>
${body.lead.map((text) => paragraph(text)).join('\n')}
${facts(body.facts ?? [])}
<p style="margin:24px 0">${button(body.action)}</p>
${body.otherAction ? `<p style="margin:0 0 24px">${inkAnchor(body.otherAction)}</p>` : ''}
${(body.closing ?? []).map((text) => paragraph(text)).join('\n')}
</main>
<footer class="quiet" style="max-width:560px;margin:0 auto;padding:16px 24px;color:#3c5154;font-size:14px">
${foot.lines.map((text) => paragraph(text)).join('\n')}
<p style="margin:0">${foot.links.map(anchor).join(' · ')}</p>
</footer>
</body>
</html>
`;
}

const sheet = `@media (prefers-color-scheme:dark){.ground{background:#0e1b1e!important;color:#edf1ec!important}.sheet{background:#17282b!important}.plain{color:#86ccc1!important}.quiet,.quiet a{color:#c5d0cd!important}}`;

const paragraph = (text: string) => `<p style="margin:0 0 12px">${escape(text)}</p>`;

function facts(all: { label: string; text: string }[]): string {
	if (all.length === 0) return '';
	const rows = all.map(
		({ label, text }) =>
			`<dt style="font-size:14px">${escape(label)}</dt><dd style="margin:0 0 8px;font-weight:600">${escape(text)}</dd>`,
	);
	return `<dl style="margin:16px 0">${rows.join('')}</dl>`;
}

const button = ({ label, href }: Link) =>
	`<a href="${escape(href)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0d5358;color:#ffffff;text-decoration:none;font-weight:600">${escape(label)}</a>`;

const inkAnchor = ({ label, href }: Link) =>
	`<a class="plain" href="${escape(href)}" style="color:#0d5358">${escape(label)}</a>`;

const anchor = ({ label, href }: Link) =>
	`<a href="${escape(href)}" style="color:#3c5154">${escape(label)}</a>`;

const entities = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&#39;'],
]);

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities.get(sign) ?? sign);
