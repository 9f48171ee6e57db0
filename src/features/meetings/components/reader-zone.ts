/** Tells the server in which zone this browser is, for its next answers; returns whether it did not know. */
export function rememberZone(known: string | null): boolean {
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	if (!zone || zone === known) return false;
	document.cookie = `fuseau=${zone}; path=/; max-age=31536000; samesite=lax`;
	return true;
}
