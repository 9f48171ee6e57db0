/**
 * Where to go on to, when an address of the site asks for it (`?suite=`); `fallback` for anything that
 * could lead to another site.
 */
export function localPath(asked: string | null | undefined, fallback: string): string {
	const base = 'https://here.invalid';
	if (!asked?.startsWith('/') || !URL.canParse(asked, base)) return fallback;
	const url = new URL(asked, base);
	return url.origin === base ? url.pathname + url.search : fallback;
}
