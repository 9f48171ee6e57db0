const name = 'notices';

/** Tells the other tabs of this browser that notices were read. */
export function tellReading(): void {
	const channel = new BroadcastChannel(name);
	channel.postMessage('read');
	channel.close();
}

/** Hears of notices read in another tab; returns what stops it. */
export function listenToReading(onRead: () => void): () => void {
	const channel = new BroadcastChannel(name);
	channel.addEventListener('message', onRead);
	return () => channel.close();
}
