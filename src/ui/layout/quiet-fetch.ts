/**
 * Asks the server for something that a page does well without: whatever goes wrong is nothing, on a poor line too. An
 * invalidation would put an error page in the place of what somebody is writing.
 */
export async function fetchQuietly(address: string): Promise<unknown> {
	try {
		const answer = await fetch(address, { headers: { accept: 'application/json' } });
		return answer.ok ? await answer.json() : null;
	} catch {
		return null;
	}
}
