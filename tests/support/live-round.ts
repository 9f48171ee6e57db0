import { asId, newId } from '#kernel/id.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import { LiveClient } from './live-client.ts';
import { signIn, type RunningServer } from './server.ts';
import { demoPassword } from '#seed/people.ts';

export type LiveRound = {
	roundId: string;
	facilitator: LiveClient;
	/** Every participant, by login. */
	clients: Map<string, LiveClient>;
	stop(): Promise<void>;
};

export const tableLogins = [
	'animation',
	'coanimation',
	'cliente',
	'consultation1',
	'consultation2',
	'consultation3',
	'consultation4',
	'consultation5',
	'observation',
];

/** Opens a round of « Les Traversées » through the real pages and seats these people, each with a socket. */
export async function aLiveRound(server: RunningServer, logins = tableLogins): Promise<LiveRound> {
	const { origin } = server;
	const cookies = new Map<string, string>();
	for (const login of logins) {
		cookies.set(login, await signIn(origin, `${login}@demo.local`, demoPassword));
	}
	const roundId = await openRound(origin, cookies.get('animation') ?? '');
	const clients = new Map<string, LiveClient>();
	for (const [login, cookie] of cookies) {
		clients.set(login, await new LiveClient({ origin, cookie, roundId }).join());
	}
	const facilitator = clients.get('animation');
	if (!facilitator) throw new Error('nobody facilitates');
	for (const client of clients.values()) {
		await expectAck(client.sendAtStep({ type: 'sit', place: 'room' }));
	}
	return {
		roundId,
		facilitator,
		clients,
		stop: async () => {
			await Promise.all([...clients.values()].map((client) => client.stop()));
		},
	};
}

/** Starts the round and advances to the step of that kind. */
export async function goToStep(facilitator: LiveClient, kind: string): Promise<void> {
	if (facilitator.state?.status === 'lobby') {
		const { seq } = await expectAck(facilitator.send({ type: 'start' }));
		await reaches(facilitator, seq);
	}
	for (;;) {
		const { state } = facilitator;
		if (state && state.step >= 0 && state.template.steps[state.step]?.kind === kind) return;
		const { seq } = await expectAck(facilitator.send({ type: 'advance' }));
		await reaches(facilitator, seq);
	}
}

/** Waits until a client has applied everything up to `seq`. */
export async function reaches(client: LiveClient, seq: number): Promise<void> {
	while ((client.state?.seq ?? 0) < seq) await new Promise((resolve) => setTimeout(resolve, 5));
}

export async function expectAck(answer: ReturnType<LiveClient['send']>) {
	const frame = await answer;
	if (frame.t !== 'ack') throw new Error(`refused: ${frame.code}`);
	return frame;
}

/** A contribution ready to be sent. */
export function aWriting(as: 'lead' | 'question' | 'feeling', body: string): Command {
	return {
		type: 'write',
		contribution: newId<'contribution'>(),
		as,
		text: { id: newId<'text'>(), body },
	};
}

async function openRound(origin: string, cookie: string): Promise<string> {
	const home = await (await fetch(`${origin}/accueil`, { headers: { cookie } })).text();
	const groups = [...home.matchAll(/\/groupes\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? '');
	for (const groupId of new Set(groups)) {
		const page = await fetch(`${origin}/groupes/${groupId}`, { headers: { cookie } });
		if ((await page.text()).includes('Les Traversées</h1>')) return open(origin, cookie, groupId);
	}
	throw new Error('« Les Traversées » is not on the home page');
}

async function open(origin: string, cookie: string, groupId: string): Promise<string> {
	const address = `${origin}/groupes/${groupId}/ronde`;
	const form = await (await fetch(address, { headers: { cookie } })).text();
	const client = /<option value="([0-9a-f-]{36})"[^>]*>\s*Soraya/.exec(form)?.[1] ?? '';
	const response = await fetch(address, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, cookie, accept: 'text/html' },
		body: new URLSearchParams({ client }),
	});
	const roundId = /\/rondes\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')?.[1];
	if (!roundId) throw new Error(`the round does not open: ${response.status}`);
	return asId<'round'>(roundId);
}
