export type Theme = 'light' | 'dark' | 'system';

/** Changes the colours of the page as it stands, so that what is typed stays, and has the server remember. */
export async function wearTheme(theme: Theme, address: string): Promise<void> {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: new URLSearchParams({ theme }),
	});
}
