import { origin, type TestApp } from './app.ts';
import { LiveClient } from './live-client.ts';
import { reaches } from './live-round.ts';
import { aRoundInLobby, tableLogins } from './round-in-lobby.ts';

export type LiveTable = Awaited<ReturnType<typeof aLiveTable>>;

/** A round of the test's own server with a real socket for everybody around the table. */
export async function aLiveTable(server: TestApp, address: string) {
	const round = await aRoundInLobby(server);
	const clients = new Map<string, LiveClient>();
	for (const login of tableLogins) clients.set(login, await enter(login));
	return { ...round, clients, clientOf, enter, settle, stop };

	async function enter(login: string): Promise<LiveClient> {
		const cookie = await server.cookieOf(login);
		return new LiveClient({ origin, address, cookie, roundId: round.roundId }).join();
	}

	function clientOf(login: string): LiveClient {
		const client = clients.get(login);
		if (!client) throw new Error(`${login} is not at the table`);
		return client;
	}

	/** Waits until everybody's screen shows what is committed now. */
	async function settle(): Promise<void> {
		const { seq } = await round.read();
		await Promise.all([...clients.values()].map((client) => reaches(client, seq)));
	}

	async function stop(): Promise<void> {
		await Promise.all([...clients.values()].map((client) => client.stop()));
	}
}
